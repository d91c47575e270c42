import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { makeConfigSchemas } from './config-schemas.ts'

const directory = resolve(import.meta.dirname, '../../config/schema')

for (const [name, text] of Object.entries(makeConfigSchemas())) {
  await writeFile(resolve(directory, name), text)
}
