import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeConfigSchemas } from '../../../src/config/config-schemas.ts'

const CONFIG = resolve(import.meta.dirname, '../../../config')

describe('makeConfigSchemas', () => {
  it.each(Object.entries(makeConfigSchemas()))('%s is as it would be written now (npm run schemas)', (name, text) => {
    expect(readFileSync(join(CONFIG, 'schema', name), 'utf8')).toBe(text)
  })

  it('is named at the top of every shipped file', () => {
    const topics = readdirSync(join(CONFIG, 'topics')).map((name) => `topics/${name}`)
    const heads = ['sources.yaml', 'alerts.yaml', 'sites.yaml', ...topics].map((name) => [
      name,
      readFileSync(join(CONFIG, name), 'utf8').split('\n')[0],
    ])
    expect(heads).toEqual([
      ['sources.yaml', '# yaml-language-server: $schema=schema/sources.schema.json'],
      ['alerts.yaml', '# yaml-language-server: $schema=schema/alerts.schema.json'],
      ['sites.yaml', '# yaml-language-server: $schema=schema/sites.schema.json'],
      ...topics.map((name) => [name, '# yaml-language-server: $schema=../schema/topic.schema.json']),
    ])
  })
})
