import { describe, expect, it } from 'vitest'
import { renderText } from '../../../../src/core/statement/render-text.ts'

describe('renderText', () => {
  it.each([
    [['that the port is open,'], false, 'the port is open'],
    [['что порт открыт'], false, 'порт открыт'],
    [['که بندر باز است'], false, 'بندر باز است'],
    [['That is a threat,'], true, 'That is a threat'],
    [['that is a threat'], true, 'that is a threat'],
    [['“The port is open.”'], true, 'The port is open.'],
    [['“iron” and “steel”'], false, '“iron” and “steel”'],
    [['The port is open,', 'Ships may enter.'], true, 'The port is open. Ships may enter.'],
    [['The port,', 'is open'], false, 'The port, is open'],
    [['the port\nis open'], false, 'the port is open'],
  ] as const)('%j reads, quoted %s, %s', (parts, quoted, text) => {
    expect(renderText(parts, quoted)).toBe(text)
  })
})
