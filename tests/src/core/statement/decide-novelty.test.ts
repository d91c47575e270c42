import { describe, expect, it } from 'vitest'
import { contentKey, statementKey } from '../../../../src/core/statement/content-key.ts'
import { decideNovelty } from '../../../../src/core/statement/decide-novelty.ts'
import { speakerKey } from '../../../../src/core/statement/speaker-key.ts'

const person = (name: string, actor?: string) =>
  speakerKey({ name, role: null, organization: null, country: null, ...(actor ? { actor } : {}) })

interface Case {
  readonly known: string
  readonly candidate: string
  readonly lang?: string
  readonly by?: string
  readonly knownBy?: string
  readonly days?: number
}

function decide({ known, candidate, lang = 'en', by = person('Ada Quill'), knownBy = by, days = 1 }: Case) {
  const saidAt = new Date(Date.UTC(2024, 4, 2 + days)).toISOString()
  return decideNovelty({ speakerKey: by, text: candidate, lang, saidAt }, [
    { id: 'first', speakerKey: knownBy, text: known, lang, seenAt: '2024-05-02T00:00:00.000Z' },
  ])
}

const PORT = 'We will keep the port open for every ship that carries grain, and we expect our partners to do the same.'
const GAS =
  'The gas agreement is ready, and we plan to sign it in the coming weeks together with our colleagues from the north.'
const DRONES = 'There is no evidence that the factory has delivered any drones to the northern army since the spring.'
const RU = 'Мы готовы продолжать работу над договором, и наши партнеры об этом хорошо знают.'
const FA = 'ما آماده ادامه همکاری با همسایگان خود هستیم و این سیاست تغییر نخواهد کرد.'

const SAME: readonly Case[] = [
  { known: PORT, candidate: PORT },
  { known: PORT, candidate: `“${PORT}”` },
  { known: PORT, candidate: PORT.toUpperCase() },
  { known: PORT, candidate: PORT.replace(/,/gu, '') },
  { known: PORT, candidate: 'We will keep the port open for every ship that carries grain' },
  { known: PORT, candidate: 'we expect our partners to do the same' },
  { known: PORT, candidate: 'We will keep the port open … and we expect our partners to do the same' },
  { known: PORT, candidate: 'We will keep the port open […] we expect our partners to do the same.' },
  { known: PORT, candidate: 'We will keep the port open... we expect our partners to do the same.' },
  {
    known: PORT,
    candidate: 'We’ll keep the port open for every ship that carries grain, and we expect our partners to do the same.',
  },
  {
    known: PORT,
    candidate: 'We will keep the port open for every ship that carries grain and expect our partners to do the same.',
  },
  {
    known: PORT,
    candidate:
      'We will keep the port open to every ship that carries grain, and we also expect our partners to do the same.',
  },
  {
    known: PORT,
    candidate:
      'We will keep [the harbour’s] the port open for every ship that carries grain, and we expect our partners to do the same.',
  },
  { known: 'We will keep the port open for every ship that carries grain', candidate: PORT },
  { known: GAS, candidate: 'The gas agreement is ready, and we plan to sign it in the coming weeks' },
  { known: GAS, candidate: 'we plan to sign it in the coming weeks together with our colleagues' },
  {
    known: GAS,
    candidate:
      'The gas agreement is ready, and we plan to sign it in coming weeks together with colleagues from the north.',
  },
  { known: GAS, candidate: GAS.replace('ready, and', 'ready and') },
  { known: GAS, candidate: GAS.replace('our colleagues', 'colleagues') },
  { known: DRONES, candidate: DRONES.replace('delivered any', 'delivered… any') },
  {
    known: GAS,
    candidate:
      '«The gas agreement is ready, and we plan to sign it in the coming weeks together with our colleagues from the north»',
  },
  { known: GAS, candidate: `${GAS} Nothing else stands in our way.` },
  {
    known: DRONES,
    candidate: 'There’s no evidence that the factory has delivered any drones to the northern army since the spring',
  },
  { known: DRONES, candidate: 'There is no evidence that the factory has delivered any drones' },
  {
    known: DRONES,
    candidate: 'There is no evidence the factory has delivered any drones to the northern army since spring.',
  },
  {
    known: 'The defence programme is at the centre of our policy towards them',
    candidate: 'The defense program is at the center of our policy toward them',
  },
  {
    known: 'It rose by twelve percent and it will go on rising',
    candidate: 'It rose by twelve % and it will go on rising',
  },
  {
    known: 'There are two ways and three reasons to go on with this',
    candidate: 'There are 2 ways and 3 reasons to go on with this',
  },
  { known: 'They have sent 1,500 drones to the front', candidate: 'They have sent 1 500 drones to the front' },
  { known: 'They have sent 1,500 drones to the front', candidate: 'They have sent 1500 drones to the front' },
  { known: 'We do not accept this kind of language', candidate: 'We don’t accept this kind of language' },
  { known: RU, candidate: `«${RU}»`, lang: 'ru' },
  { known: RU, candidate: 'Мы готовы продолжать работу над договором', lang: 'ru' },
  { known: RU, candidate: RU.replace('партнеры', 'партнёры'), lang: 'ru' },
  { known: RU, candidate: 'Мы готовы продолжать работу над договором, наши партнеры об этом хорошо знают', lang: 'ru' },
  { known: FA, candidate: `«${FA}»`, lang: 'fa' },
  { known: FA, candidate: FA.replaceAll('ی', 'ي').replaceAll('ک', 'ك'), lang: 'fa' },
  { known: FA, candidate: 'ما آماده ادامه همکاری با همسایگان خود هستیم', lang: 'fa' },
  { known: PORT, candidate: PORT, by: person('Quill'), knownBy: person('Ada Quill') },
  { known: PORT, candidate: PORT, by: person('Sergey Ivanov'), knownBy: person('Sergei Ivanov') },
  { known: PORT, candidate: PORT, by: person('Ada Quill', 'ada-quill'), knownBy: person('A. Quill', 'ada-quill') },
  { known: PORT, candidate: PORT, days: 8 },
]

const DIFFERENT: readonly Case[] = [
  { known: PORT, candidate: GAS },
  { known: PORT, candidate: DRONES },
  { known: PORT, candidate: PORT.replace('We will keep', 'We will not keep') },
  { known: PORT, candidate: PORT.replace('every ship', 'no ship') },
  { known: PORT, candidate: PORT.replace('keep', 'close') },
  { known: PORT, candidate: PORT.replace('open', 'closed') },
  { known: PORT, candidate: PORT.replace('grain', 'weapons') },
  { known: PORT, candidate: PORT.replace('partners', 'enemies') },
  { known: PORT, candidate: PORT.replace('We will keep', 'We could keep') },
  { known: PORT, candidate: `If they pay, ${PORT}`.replace('If they pay, We', 'If they pay, we') },
  { known: `Unless the war ends, ${PORT}`, candidate: PORT },
  { known: PORT, candidate: PORT, by: person('Carl Oakes'), knownBy: person('Ada Quill') },
  { known: PORT, candidate: PORT, by: person('Bea Quill'), knownBy: person('Ada Quill') },
  { known: PORT, candidate: PORT, days: 30 },
  { known: PORT, candidate: PORT, by: 'unknown', knownBy: 'unknown' },
  { known: 'We do not support the deal with the north', candidate: 'support the deal with the north' },
  { known: 'Nobody believes that the army has left the valley', candidate: 'the army has left the valley' },
  { known: 'We would never sell such weapons to our neighbours', candidate: 'sell such weapons to our neighbours' },
  {
    known: 'The deal is worth 12 billion and it will run for ten years',
    candidate: 'The deal is worth 20 billion and it will run for ten years',
  },
  {
    known: 'They sent 400 drones to the front in the last two weeks',
    candidate: 'They sent 600 drones to the front in the last two weeks',
  },
  {
    known: 'They sent 400 drones to the front in the last two weeks',
    candidate: 'They sent 400 drones to the front in the last three weeks',
  },
  { known: 'They have sent 1,500 drones to the front', candidate: 'They have sent 1.5 drones to the front' },
  { known: GAS, candidate: GAS.replace('ready', 'dead') },
  { known: GAS, candidate: GAS.replace('gas', 'oil') },
  { known: GAS, candidate: GAS.replace('weeks', 'years') },
  { known: GAS, candidate: GAS.replace('plan', 'refuse') },
  { known: GAS, candidate: GAS.replace('north', 'south') },
  { known: GAS, candidate: GAS.replace('is ready', 'is not ready') },
  { known: GAS, candidate: GAS.replace('together with', 'without') },
  { known: DRONES, candidate: DRONES.replace('There is no', 'There is') },
  { known: DRONES, candidate: DRONES.replace('delivered', 'hidden') },
  { known: DRONES, candidate: DRONES.replace('drones', 'missiles') },
  { known: DRONES, candidate: DRONES.replace('northern', 'southern') },
  { known: DRONES, candidate: 'the factory has delivered any drones to the northern army since the spring' },
  {
    known: 'Cooperation between us will increase in the coming year',
    candidate: 'Cooperation between us will decrease in the coming year',
  },
  { known: 'No comment.', candidate: 'No comment.', days: 6 },
  { known: 'Yes, we are', candidate: 'Yes, we are', days: 4 },
  { known: 'We are ready', candidate: 'We are ready for talks about gas' },
  { known: 'It is a threat', candidate: 'It is a chance' },
  { known: RU, candidate: RU.replace('готовы', 'не готовы'), lang: 'ru' },
  { known: RU, candidate: RU.replace('договором', 'проектом'), lang: 'ru' },
  { known: RU, candidate: 'Мы прекращаем работу над договором, и наши партнеры об этом хорошо знают.', lang: 'ru' },
  { known: FA, candidate: FA.replace('نخواهد', 'خواهد'), lang: 'fa' },
  { known: FA, candidate: FA.replace('همسایگان', 'دشمنان'), lang: 'fa' },
  { known: PORT, candidate: PORT, by: 'anonymous:official::US', knownBy: 'anonymous:official::FR' },
  {
    known: 'We have seen it',
    candidate: 'We have seen it',
    by: 'anonymous:official::US',
    knownBy: 'anonymous:official::US',
  },
]

describe('decideNovelty', () => {
  it.each(SAME)('takes for a sighting: $candidate', (pair) => {
    expect(decide(pair)).toMatchObject({ kind: 'sighting', of: 'first' })
  })

  it.each(DIFFERENT)('takes for new: $candidate', (pair) => {
    expect(decide(pair)).toEqual({ kind: 'new' })
  })

  it('holds at least 80 pairs', () => {
    expect(SAME.length + DIFFERENT.length).toBeGreaterThanOrEqual(80)
  })

  it('says why a sighting is one', () => {
    expect(decide({ known: PORT, candidate: 'We will keep the port open for every ship' })).toEqual({
      kind: 'sighting',
      of: 'first',
      because: 'shortened',
    })
  })
})

describe('statementKey', () => {
  it('is the same for the same words under other marks, and another for another speaker', () => {
    const key = (by: string, text: string) => statementKey(person(by), contentKey(text, 'en'))
    expect(key('Ada Quill', '“We’re ready,”')).toBe(key('Ada Quill', 'We are ready.'))
    expect(key('Ada Quill', 'We are ready.')).not.toBe(key('Carl Oakes', 'We are ready.'))
    expect(key('Ada Quill', 'We are ready.')).toMatch(/^[0-9a-f]{24}$/u)
  })
})
