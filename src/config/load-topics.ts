import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { TopicDefinition } from '../core/topic/topic.ts'
import type { Fault } from './fault.ts'
import { loadTopic } from './load-topic.ts'
import type { Locate } from './parse-yaml.ts'
import { readConfigText } from './read-config-text.ts'

/** The topics that could be read, each with its file's places, and the faults of the others. */
export interface ReadTopics {
  readonly topics: readonly { readonly topic: TopicDefinition; readonly locate: Locate }[]
  readonly faults: readonly Fault[]
}

export type LoadedTopics =
  | { readonly ok: true; readonly value: readonly TopicDefinition[] }
  | { readonly ok: false; readonly faults: readonly Fault[] }

const YAML = /\.ya?ml$/

async function listTopicFiles(directory: string): Promise<readonly string[]> {
  try {
    const names = await readdir(directory)
    return names
      .filter((name) => YAML.test(name) && !name.startsWith('.'))
      .sort()
      .map((name) => join(directory, name))
  } catch {
    // Without the folder there are no topics, which is allowed.
    return []
  }
}

/** Reads all topics of a configuration folder, right and wrong ones. */
export async function readTopics(configDir: string): Promise<ReadTopics> {
  const topics: { topic: TopicDefinition; locate: Locate }[] = []
  const faults: Fault[] = []
  for (const file of await listTopicFiles(join(configDir, 'topics'))) {
    const read = await readConfigText(file)
    if ('fault' in read) faults.push(read.fault)
    else if (!file.endsWith('.yaml')) {
      faults.push({ file, line: 1, column: 1, path: '', message: 'a topic file ends in .yaml' })
    } else {
      const loaded = loadTopic(file, read.text)
      if (loaded.ok) topics.push({ topic: loaded.value, locate: loaded.locate })
      else faults.push(...loaded.faults)
    }
  }
  return { topics, faults }
}

/** Loads the topics alone: all of them right, or every fault. Channels that they name are not checked. */
export async function loadTopics(configDir: string): Promise<LoadedTopics> {
  const { topics, faults } = await readTopics(configDir)
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: topics.map(({ topic }) => topic) }
}
