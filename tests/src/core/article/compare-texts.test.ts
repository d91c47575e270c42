import { describe, expect, it } from 'vitest'
import { compareTexts } from '../../../../src/core/article/compare-texts.ts'
import { fingerprintText } from '../../../../src/core/article/fingerprint-text.ts'
import { PARAGRAPHS } from '../../../support/news-page.ts'

const ARTICLE = [
  'Rail agreement signed after two years of talks',
  ...PARAGRAPHS,
  'The port authority of Rasht expects the first container trains in 2027, said its director Ali Karimi on the sidelines.',
  'Shippers from India and Oman have asked for capacity already, according to a list that was handed out at the ceremony.',
].join('\n\n')
const OTHER = [
  'Wheat exports rise to a record in the first quarter',
  'Grain traders shipped 4.1 million tonnes of wheat through the Caspian ports between January and March, customs data show.',
  'That is a third more than a year ago, said Dmitry Orlov of the grain union, who put it down to lower tariffs and a good harvest.',
  'Prices at the port of Astrakhan fell by two per cent in the same period, and insurers lowered their premiums in April.',
  'Farmers in the Volga region hope that the new terminal at Olya will open before the harvest begins in July.',
].join('\n\n')
const SAME_EVENT = [
  'Moscow and Tehran seal railway deal in Rasht',
  'A contract to close the gap in the corridor to the Gulf was signed in the port city by both transport ministers, state media reported on Tuesday.',
  'Construction of the 162 kilometre railway, with eleven tunnels, should take three years. Fifteen million tonnes of goods a year are the aim, the transport minister said.',
].join('\n\n')
const sharesBand = (a: string, b: string) => {
  const bands = new Set(fingerprintText(a).bands)
  return fingerprintText(b).bands.some((band) => bands.has(band))
}

describe('compareTexts', () => {
  it.each([
    ['itself', ARTICLE],
    [
      'itself with other quotes, spaces and case',
      ARTICLE.replaceAll('“', '"').replaceAll('”', '"').replaceAll(' ', '  ').toUpperCase(),
    ],
    [
      'a copy under another headline',
      ARTICLE.replace('Rail agreement signed after two years of talks', 'Corridor to the south: contract sealed'),
    ],
    ['a copy without its last paragraphs', ARTICLE.slice(0, ARTICLE.length * 0.6)],
    ['a copy with a paragraph of the editors', `${ARTICLE}\n\n${OTHER.split('\n\n')[1]}`],
    ['a copy with a subscription line', `${ARTICLE}\n\nSign up for our newsletter and get the news in your inbox.`],
  ])('calls %s a duplicate, and the index would find it', (_, copy) => {
    expect(compareTexts(ARTICLE, copy)).toMatchObject({ duplicate: true })
    expect(compareTexts(copy, ARTICLE).similarity).toBeGreaterThan(0.7)
    expect(sharesBand(ARTICLE, copy)).toBe(true)
  })

  it('calls another report of the same event alike but no duplicate', () => {
    const { similarity, duplicate } = compareTexts(ARTICLE, SAME_EVENT)
    expect(duplicate).toBe(false)
    expect(similarity).toBeGreaterThan(compareTexts(ARTICLE, OTHER).similarity + 0.1)
  })

  it('finds nothing in common between two stories', () => {
    expect(compareTexts(ARTICLE, OTHER)).toMatchObject({ duplicate: false })
    expect(compareTexts(ARTICLE, OTHER).similarity).toBeLessThan(0.25)
    expect(sharesBand(ARTICLE, OTHER)).toBe(false)
  })

  it('does not take what a site sets around every story for the story', () => {
    const frame =
      'Sign up to our newsletter to get the news. Register for free to read more. Our cookies help us to improve the site. Follow us. All rights reserved by the publisher of this page. Enter your email address to subscribe to alerts.'
    expect(
      compareTexts(`Rail agreement signed in Rasht. ${frame}`, `Wheat exports rise to a record. ${frame}`).duplicate,
    ).toBe(false)
  })

  it('does not call two reports from one template a duplicate', () => {
    const match = (home: string, away: string, scorer: string, minute: number, town: string) =>
      `${home} beat ${away} in ${town}. ${scorer} scored in minute ${minute} for ${home}. ${away} had the better chances but ${home} held on. The next match is on Saturday.`
    expect(
      compareTexts(
        match('Spartak', 'Zenit', 'Promes', 12, 'Moscow'),
        match('Persepolis', 'Sepahan', 'Alipour', 77, 'Tehran'),
      ).duplicate,
    ).toBe(false)
  })

  it('is the same both ways round, and certain of empty texts', () => {
    expect(compareTexts(ARTICLE, SAME_EVENT)).toEqual(compareTexts(SAME_EVENT, ARTICLE))
    expect(compareTexts('', '')).toEqual({ similarity: 0, duplicate: false })
    expect(compareTexts(ARTICLE, '')).toEqual({ similarity: 0, duplicate: false })
  })

  it('sees through Russian and Persian endings and letters', () => {
    const russian = compareTexts(
      'Министр иностранных дел Лавров посетил Тегеран, сообщило агентство. Переговоры о коридоре продолжатся.',
      'Лаврова в Тегеране встретил глава Ирана. Говорили о переговорах по коридору.',
    )
    const persian = compareTexts(
      'لاوروف وزير امور خارجه روسيه وارد تهران شد و درباره كريدور گفتگو كرد',
      'لاوروف وزیر امور خارجه روسیه وارد تهران شد و درباره کریدور گفتگو کرد',
    )
    expect(russian.similarity).toBeGreaterThan(0.4)
    expect(persian.similarity).toBeGreaterThan(0.95)
  })
})

describe('fingerprintText', () => {
  it('gives texts that differ only in spaces, quotes and case one content hash', () => {
    expect(fingerprintText('“Yes”,  he said.').contentHash).toBe(fingerprintText('"yes", He said').contentHash)
    expect(fingerprintText('No, he said.').contentHash).not.toBe(fingerprintText('Yes, he said.').contentHash)
  })

  it('gives bands as signed 32-bit numbers, none for a text too short to tell', () => {
    const { bands, signature } = fingerprintText(ARTICLE)
    expect(bands).toHaveLength(24)
    expect(bands.every((band) => Number.isInteger(band) && band >= -(2 ** 31) && band < 2 ** 31)).toBe(true)
    expect(Buffer.from(signature, 'base64')).toHaveLength(144)
    expect(fingerprintText('Too short.').bands).toEqual([])
  })
})
