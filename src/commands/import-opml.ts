import { text } from 'node:stream/consumers'
import { loadEnv } from '../config/env.ts'
import { formatSources } from '../config/format-sources.ts'
import { loadConfig } from '../config/load-config.ts'
import { parseOpml } from '../core/feed/parse-opml.ts'
import { nameSources } from '../core/source/name-sources.ts'
import { canonicalizeUrl } from '../core/url/canonicalize-url.ts'
import { Failure } from '../errors.ts'
import type { Command } from './command.ts'
import { openFile } from './open-file.ts'
import { readArguments } from './read-arguments.ts'

/** Reads an OPML file and prints entries for sources.yaml; feeds that are configured already are left out. */
export const importOpml: Command = {
  summary: 'turns an OPML file into entries for sources.yaml, printed on stdout',
  usage: 'FILE.opml',
  run: async (args, io) => {
    const file = readArguments(args, {}, 1).positionals[0]
    if (file === undefined) throw new Failure('usage', 'usage', 'import-opml needs an OPML file')
    const settings = loadEnv(io.env)
    const feeds = parseOpml(await text(await openFile(file)))
    const config = await loadConfig(settings.configDir, { allowPrivateHosts: settings.allowPrivateHosts })
    const known = config.ok ? config.value.sources : []
    const knownUrls = new Set(known.map((source) => canonicalizeUrl(source.url)))
    const fresh = feeds.filter((feed) => !knownUrls.has(canonicalizeUrl(feed.url)))
    const sources = nameSources(fresh, new Set(known.map((source) => source.id)))
    io.stdout.write(formatSources(sources))
    io.stderr.write(
      `${sources.length} feeds; ${feeds.length - fresh.length} of ${feeds.length} were in sources.yaml already\n`,
    )
    return 0
  },
}
