import { text } from 'node:stream/consumers'
import { compareTexts } from '../core/article/compare-texts.ts'
import { Failure } from '../errors.ts'
import type { Command } from './command.ts'
import { mapJsonl } from './map-jsonl.ts'
import { openFile } from './open-file.ts'
import { readArguments } from './read-arguments.ts'

/** How alike two texts are, and whether one is a copy of the other. */
export const compare: Command = {
  summary: 'how alike two texts are, and whether they are the same article',
  usage: 'FILE_A FILE_B | --jsonl < pairs.jsonl',
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, { jsonl: { type: 'boolean' } }, 2)
    if (values.jsonl === true) {
      const { faults } = await mapJsonl({ input: io.stdin, output: io.stdout, concurrency: 1 }, (line) =>
        Promise.resolve({ ...compareTexts(textOf(line, 'a'), textOf(line, 'b')) }),
      )
      return faults === 0 ? 0 : 1
    }
    const [a, b] = positionals
    if (a === undefined || b === undefined) throw new Failure('usage', 'usage', 'compare needs two files, or --jsonl')
    const [textA, textB] = [await text(await openFile(a)), await text(await openFile(b))]
    io.stdout.write(`${JSON.stringify(compareTexts(textA, textB))}\n`)
    return 0
  },
}

function textOf(line: Readonly<Record<string, unknown>>, key: string): string {
  const text = line[key]
  if (typeof text !== 'string') throw new Failure('input', 'bad-line', `"${key}" must be a text`)
  return text
}
