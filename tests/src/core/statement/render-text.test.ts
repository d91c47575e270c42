import { describe, expect, it } from 'vitest'
import { renderText } from '../../../../src/core/statement/render-text.ts'

describe('renderText', () => {
  it.each([
    [['that the port is open,'], 'indirect', 'the port is open'],
    [['что порт открыт'], 'indirect', 'порт открыт'],
    [['که بندر باز است'], 'indirect', 'بندر باز است'],
    [['That is a threat,'], 'direct', 'That is a threat'],
    [['that is a threat'], 'direct', 'that is a threat'],
    [['“The port is open.”'], 'direct', 'The port is open.'],
    [['“iron” and “steel”'], 'mixed', '“iron” and “steel”'],
    [['The port is open,', 'Ships may enter.'], 'direct', 'The port is open. Ships may enter.'],
    [['The port,', 'is open'], 'indirect', 'The port, is open'],
    [['the port\nis open'], 'indirect', 'the port is open'],
  ] as const)('%j as %s reads %s', (parts, kind, text) => {
    expect(renderText(parts, kind)).toBe(text)
  })
})
