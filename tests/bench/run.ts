import { readdirSync } from 'node:fs'

/** `npm run bench -- NAME`: runs the benchmark of that name; each prints one JSON line a figure. */
const names = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.slice(0, -'.bench.ts'.length))
const [name = ''] = process.argv.slice(2)
if (!names.includes(name)) {
  process.stderr.write(`usage: npm run bench -- NAME, with one of: ${names.join(', ')}\n`)
  process.exit(2)
}
await import(`./${name}.bench.ts`)
