import { describe, expect, it } from 'vitest'
import { find } from './lexicon.ts'

describe('dropDatelines', () => {
  it.each([
    ['en', 'WASHINGTON — The port is open, Ann Hale said.', 'The port is open'],
    ['en', 'TEHRAN, Iran (AP) — The port is open, Ann Hale said.', 'The port is open'],
    ['en', 'MOSCOW, June 5 (Reuters) - The port is open, Ann Hale said.', 'The port is open'],
    ['en', 'Aldmoor, Oct 14 (TASS) — The port is open, Ann Hale said.', 'The port is open'],
    ['ru', 'МОСКВА, 5 июня. /ТАСС/. Порт открыт, сообщил Олег Ветров.', 'Порт открыт'],
    ['ru', 'МОСКВА, 5 июн - РИА Новости, Иван Сомов. Порт открыт, сообщил Олег Ветров.', 'Порт открыт'],
    ['ru', 'Москва. 5 июня. INTERFAX.RU - Порт открыт в мае, сообщил Олег Ветров.', 'Порт открыт в мае'],
    ['fa', 'تهران- ایرنا- بندر باز شده است، به گفته وزیر راه.', 'بندر باز شده است'],
    ['fa', 'مسکو (ایسنا) - بندر باز شده است، به گفته وزیر راه.', 'بندر باز شده است'],
  ])('leaves the dateline out of what is said: %s %s', (lang, text, content) => {
    expect(find(text, lang).map((statement) => statement.text)).toEqual([content])
  })

  it.each([
    ['en', 'US-led forces — Hale said — left the port.'],
    ['en', 'NATO said the port is open.'],
    ['ru', 'МИД РФ: порт открыт для всех судов'],
  ])('takes a body in capitals for no place: %s %s', (lang, text) => {
    expect(find(text, lang)).toHaveLength(1)
  })
})
