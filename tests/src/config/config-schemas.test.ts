import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeConfigSchemas } from '../../../src/config/config-schemas.ts'

const MODELINE = /^# yaml-language-server: \$schema=(\S+)/
const CONFIG = resolve(import.meta.dirname, '../../../config')

describe('makeConfigSchemas', () => {
  it.each(Object.entries(makeConfigSchemas()))('%s is as it would be written now (npm run schemas)', (name, text) => {
    expect(readFileSync(join(CONFIG, 'schema', name), 'utf8')).toBe(text)
  })

  it.each(findYaml(CONFIG))('%s names its schema at the top, for editors', (name) => {
    const file = join(CONFIG, name)
    const schema = MODELINE.exec(readFileSync(file, 'utf8'))?.[1] ?? ''
    expect(Object.keys(makeConfigSchemas())).toContain(relative(join(CONFIG, 'schema'), resolve(dirname(file), schema)))
  })
})

function findYaml(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'))
}
