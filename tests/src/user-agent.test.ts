import { describe, expect, it } from 'vitest'
import { userAgentOf } from '../../src/user-agent.ts'

describe('userAgentOf', () => {
  it('names the program and its version', () => {
    expect(userAgentOf({ userAgent: null, contact: null })).toMatch(/^entente\/\d+\.\d+\.\d+$/)
  })

  it('says where the owners of sites can reach us', () => {
    const contact = 'https://example.org/bot'
    expect(userAgentOf({ userAgent: null, contact })).toMatch(/^entente\/\S+ \(\+https:\/\/example\.org\/bot\)$/)
  })

  it('says what the configuration says, and nothing else', () => {
    expect(userAgentOf({ userAgent: 'desk-bot/2', contact: 'mail@example.org' })).toBe('desk-bot/2')
  })
})
