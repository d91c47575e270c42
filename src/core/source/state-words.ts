import type { SourceState } from './source.ts'

/** A state as people are told of it. */
export interface StateWords {
  readonly label: string
  /** What the state means; no capital, no full stop. */
  readonly meaning: string
  /** A person should look. */
  readonly trouble: boolean
  /** What a person can do about it; null: nothing need be done. */
  readonly advice: string | null
}

/** Every state in words. */
export const STATE_WORDS: Readonly<Record<SourceState, StateWords>> = {
  blocked: {
    label: 'Blocked',
    meaning: 'the site answers with a challenge, a consent page or a refusal',
    trouble: true,
    advice:
      'Open the address in a browser. If the source shows there, the site turns programs away: set http.contact in sources.yaml and ask its owner to let Entente in, poll it less often, or name another feed of the site.',
  },
  failing: {
    label: 'Failing',
    meaning: 'the last polls failed; it is tried again, ever less often',
    trouble: true,
    advice:
      'It is tried again by itself. If that goes on for a day, open the address in a browser and see whether the url in sources.yaml is still right.',
  },
  gone: {
    label: 'Gone',
    meaning: 'the site says that it is gone for good',
    trouble: true,
    advice: 'Find the new address of the source and change its url in sources.yaml, or take it out.',
  },
  moved: {
    label: 'Moved',
    meaning: 'the site says that it lives at another address now',
    trouble: false,
    advice: 'Change its url in sources.yaml to the new address; until then it is read there all the same.',
  },
  new: {
    label: 'Not polled yet',
    meaning: 'its first poll is to come; what it holds then is the baseline',
    trouble: false,
    advice: null,
  },
  ok: { label: 'OK', meaning: 'the last poll was read', trouble: false, advice: null },
  silent: {
    label: 'Silent',
    meaning: 'it answers, and has had nothing new for longer than is usual for it',
    trouble: true,
    advice:
      'Open the site in a browser. If it has news that the source does not list, the source is broken or has moved: change its url in sources.yaml. If it has none, it is really quiet.',
  },
  slow: { label: 'Slow', meaning: 'it answers, later than it should', trouble: false, advice: null },
  unchanged: { label: 'Unchanged', meaning: 'nothing new since the last poll', trouble: false, advice: null },
}

/** Whether a person should look after a source in this state. */
export function isTrouble(state: SourceState): boolean {
  return STATE_WORDS[state].trouble
}
