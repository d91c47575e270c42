import { flattenText } from '../core/alert/cut-text.ts'
import { FOLLOW_UP_WORDS } from '../core/alert/describe-alert.ts'
import { renderNotice } from '../core/alert/render-notice.ts'
import { describeLanguage } from '../core/text/describe-language.ts'
import { Failure } from '../errors.ts'
import type { ArchivedAlert } from '../store/alert.ts'
import type { ArchivedSourceAlert } from '../store/source-alert.ts'
import type { Command } from './command.ts'
import { openStore } from './open-store.ts'
import { readArguments } from './read-arguments.ts'

/** Why an alert fired, or ops were told of a source, from the recorded evidence; and what each channel has had. */
export const explain: Command = {
  summary: 'why an alert fired, or ops were told of a source, from the recorded evidence',
  usage: 'ALERT_ID [--json]',
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, { json: { type: 'boolean' } }, 1)
    const id = positionals[0]
    if (id === undefined) throw new Failure('usage', 'usage', 'explain needs the id of an alert')
    const archive = await openStore(io)
    try {
      const found = (await archive.store.loadAlert(id)) ?? (await archive.store.loadSourceAlert(id))
      if (found === undefined) throw new Failure('input', 'no-such-alert', `the archive has no alert "${id}"`)
      io.stdout.write(values.json === true ? `${JSON.stringify(found, null, 2)}\n` : describe(found))
      return 0
    } finally {
      await archive.close()
    }
  },
}

function describe(found: ArchivedAlert | ArchivedSourceAlert): string {
  const seen = 'sightings' in found ? describeStatement(found) : ''
  const sent = found.deliveries.map((each) => {
    const state = each.coveredBy === null ? each.state : `covered by ${each.coveredBy}`
    const detail = each.detail === null ? '' : `: ${each.detail}`
    return `  ${each.channel}: ${state} after ${each.attempts} attempt(s), ${each.changedAt.toISOString()}${detail}\n`
  })
  return `${renderNotice(found.alert).text()}\n${seen}\nDeliveries\n${sent.join('') || '  none: no route leads to a channel\n'}`
}

/** Where the statement was seen, in which languages, and what edits made of it. */
function describeStatement({ sightings, wordings, followUps }: ArchivedAlert): string {
  const seen = sightings.map((each) => `  ${each.url}${each.siteName === null ? '' : ` (${each.siteName})`}\n`)
  const also = wordings.map(
    ({ lang, text, url }) => `  also in ${describeLanguage(lang)}: “${flattenText(text)}”, ${url}\n`,
  )
  const since = followUps.map(({ kind, instead, url, version, at }) => {
    const words = instead === null ? '' : `: “${flattenText(instead)}”`
    return `  ${at.toISOString()} ${FOLLOW_UP_WORDS[kind]} in version ${version} of ${url}${words}\n`
  })
  return `\nSeen at\n${seen.join('')}${also.join('')}${since.length === 0 ? '' : `\nSince then\n${since.join('')}`}`
}
