import { describe, expect, it } from 'vitest'
import { find } from './lexicon.ts'

const speakerOf = (mention: string) =>
  find(`${mention} said the two countries will sign a new treaty in May.`)[0]?.speaker

describe('parseMention', () => {
  it.each([
    ['Secretary of State Ann Hale', 'Ann Hale', 'secretary of state', null],
    ['Secretary of Defense Ann Hale', 'Ann Hale', 'secretary of defense', null],
    ['Minister of Foreign Affairs Ann Hale', 'Ann Hale', 'minister of foreign affairs', null],
    ['Chief of Staff Ann Hale', 'Ann Hale', 'chief of staff', null],
    ['Ann Hale, the minister of trade and industry,', 'Ann Hale', 'minister of trade and industry', null],
    ['Secretary of the Security Council Ann Hale', 'Ann Hale', 'secretary', 'Security Council'],
    ['Head of the Foreign Intelligence Service Ann Hale', 'Ann Hale', 'head', 'Foreign Intelligence Service'],
    ['Ann Hale, a spokeswoman for the Department of Defense,', 'Ann Hale', 'spokeswoman', 'Department of Defense'],
  ])('tells name, role and organization apart: %s', (mention, name, role, organization) => {
    expect(speakerOf(mention)).toMatchObject({ name, role, organization })
  })

  it.each([
    ['Secretary of State Marco Rubio', 'US'],
    ['Minister of Foreign Affairs Sergey Lavrov', 'RU'],
  ])('leaves the gazetteer to say for whom an officer speaks: %s', (mention, country) => {
    expect(speakerOf(mention)).toMatchObject({ country, actor: expect.any(String) })
  })
})
