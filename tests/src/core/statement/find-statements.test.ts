import { describe, expect, it } from 'vitest'
import { find } from './lexicon.ts'

describe('findStatements', () => {
  it('takes the words without cue, speaker and quotation marks', () => {
    const text = '“The port is open again,” harbour master Ada Quill said on Monday. “Ships may enter.”'
    const [statement, ...rest] = find(text)
    expect(rest).toEqual([])
    expect(statement).toMatchObject({ kind: 'direct', text: 'The port is open again. Ships may enter.' })
    expect(statement?.content.map(([start, end]) => text.slice(start, end))).toEqual([
      'The port is open again,',
      'Ships may enter.',
    ])
    expect(statement?.source.map(([start, end]) => text.slice(start, end))).toEqual(['harbour master Ada Quill'])
    expect(statement?.cue.map(([start, end]) => text.slice(start, end))).toEqual(['said'])
  })

  it('gives a repeated text each statement once', () => {
    const text = 'Ada Quill said that the port is open.'
    expect(find(`${text}\n\n${text}`)).toHaveLength(1)
  })

  it('finds nothing in captions, scare quotes, titles and quoted names', () => {
    expect(
      find(
        'Two ships in the harbour of Quillport\n\nThe so-called “iron law” rules here.\n\n“The Sea” Evening Show\n\nShare your story',
      ),
    ).toEqual([])
  })

  it('resolves a surname and a pronoun to the full name, with role, organization and country', () => {
    const text =
      'US Treasury Department spokesman Carl Oakes met reporters in Geneva.\n\nOakes said the talks had stalled. “We will wait,” he added.'
    const speakers = find(text).map((statement) => statement.speaker)
    expect(speakers).toHaveLength(2)
    for (const speaker of speakers) {
      expect(speaker).toMatchObject({
        name: 'Carl Oakes',
        role: 'spokesman',
        organization: 'Treasury Department',
        country: 'US',
      })
    }
  })

  it.each([
    [
      'ru',
      'Министр Олег Ветров прибыл в порт.\n\nВетров заявил, что порт открыт. «Суда идут», — сказал он. Министр добавил, что мост готов.',
    ],
    ['ru', 'Посол Олег Ветров заявил, что порт открыт. Дипломат отметил, что суда идут. По его словам, мост готов.'],
    [
      'fa',
      'رضا اکبری، سفیر ایران، گفت بندر باز است. وی افزود: «کشتی‌ها می‌آیند.» این دیپلمات تأکید کرد که پل آماده است.',
    ],
  ])('gives what a pronoun or a lone role says to the one who spoke last: %s %s', (lang, text) => {
    const names = find(text, lang).map((statement) => statement.speaker.name)
    expect(names).toHaveLength(3)
    expect(new Set(names)).toEqual(new Set([lang === 'ru' ? 'Олег Ветров' : 'رضا اکبری']))
  })

  it.each([
    ['en', 'curly over paragraphs', '“The port is open.\n\n“Ships may enter,” Hale said.', 'Hale'],
    ['ru', 'nested', '«Они писали: „Ждите нас“, и мы ждали», — вспомнил Олег Ветров.', 'Олег Ветров'],
    ['ru', 'straight', '"Порт открыт", - сказал Олег Ветров.', 'Олег Ветров'],
    ['ru', 'in the middle', '«Порт открыт, — сказал Олег Ветров. — Суда идут».', 'Олег Ветров'],
    ['ru', 'by a dash', '— Порт открыт, — сказал Олег Ветров. — Суда идут.', 'Олег Ветров'],
    ['fa', 'behind', '«بندر باز است»، رضا اکبری گفت.', 'رضا اکبری'],
    ['fa', 'straight', 'رضا اکبری گفت: "بندر باز است."', 'رضا اکبری'],
    ['fa', 'no marks', 'رضا اکبری گفت بندر باز است.', 'رضا اکبری'],
    ['fa', 'cited', 'روزنامه بامداد به نقل از رضا اکبری نوشت که بندر باز است.', 'رضا اکبری'],
    ['fa', 'quoted name', 'به گزارش ایرنا، «رضا اکبری»، وزیر راه گفت که بندر باز است.', 'رضا اکبری'],
  ])('reads speech and its speaker: %s %s', (lang, _, text, name) => {
    const found = find(text, lang)
    expect(found).toHaveLength(1)
    expect(found[0]?.speaker.name).toBe(name)
  })

  it('counts offsets in UTF-16 units where letters are joined or lie beyond the first plane', () => {
    const text = '😀 سخنگوی وزارت‌خانه گفت: «کشتی‌ها می‌آیند.»'
    const [statement] = find(text, 'fa')
    expect(statement?.content.map(([start, end]) => text.slice(start, end))).toEqual(['کشتی‌ها می‌آیند.'])
  })

  it('keeps an unnamed speaker with role and country', () => {
    expect(find('A senior French official said that the ship had sailed.')[0]?.speaker).toEqual({
      name: null,
      role: 'senior official',
      organization: null,
      country: 'FR',
    })
  })

  it('gives the same ids for the same text', () => {
    const text = 'Ada Quill said that the port is open.'
    expect(find(text)[0]?.id).toBe(find(`Something else happened.\n\n${text}`)[0]?.id)
  })

  it('gives every sentence of a turn of a transcript to its speaker, and questions to nobody', () => {
    const text =
      'Nora Vale, the spokeswoman, took questions.\n\nMS. VALE: We saw the reports. They worry us.\n\nQ: Will you act?\n\nMS. VALE: I cannot say.\n\nWe shall see.'
    const found = find(text).map(({ text: words, speaker }) => [words, speaker.name])
    expect(found).toEqual([
      ['We saw the reports. They worry us.', 'Nora Vale'],
      ['I cannot say.', 'Nora Vale'],
      ['We shall see.', 'Nora Vale'],
    ])
  })

  it('reads signed quotations, a line each', () => {
    const found = find(
      '“The port was closed for far too long.” ― Ann Hale\n“They never asked any of us about it.” — Carl Oak.',
    )
    expect(found.map(({ text, speaker }) => [text, speaker.name])).toEqual([
      ['The port was closed for far too long.', 'Ann Hale'],
      ['They never asked any of us about it.', 'Carl Oak'],
    ])
  })

  it('takes what the noun of an owner carries', () => {
    expect(find("Reports contradict Oak's claim that the port was “never closed”.")[0]).toMatchObject({
      kind: 'mixed',
      text: 'the port was “never closed”',
      speaker: { name: 'Oak' },
    })
  })

  it('finds no statement in what is only spoken of, nor in a question of a reporter', () => {
    expect(find("The leaders met in Geneva, discussing their 'strategic partnership'.")).toEqual([])
    expect(find('A reporter asked Hale on Monday for more details about the case.')).toEqual([])
  })

  it('keeps time and place out of a state that speaks', () => {
    expect(find('The United States on Thursday voiced alarm over the sale.')[0]?.speaker).toMatchObject({
      organization: 'United States',
      country: 'US',
    })
  })

  it.each([
    ['ru', 'Глава МИД Ирана Хасан Рахими заявил, что порт открыт.', 'Хасан Рахими', 'глава', 'МИД', 'IR'],
    [
      'ru',
      'Порт открыт, сообщил пресс-секретарь Кремля Павел Орлов.',
      'Павел Орлов',
      'пресс-секретарь',
      'Кремль',
      'RU',
    ],
    [
      'ru',
      '«Спутник готов», — рассказал ТАСС представитель Роскосмоса Олег Ветров.',
      'Олег Ветров',
      'представитель',
      'Роскосмос',
      'RU',
    ],
    ['ru', 'Сделка готова, уверен посол Ирана в Москве Казем Джавади.', 'Казем Джавади', 'посол', null, 'IR'],
    ['ru', 'Глава «Росатома» Олег Ветров сказал, что блок готов.', 'Олег Ветров', 'глава', 'Росатом', 'RU'],
    [
      'ru',
      'Депутат иранского парламента Казем Джавади сказал, что порт открыт.',
      'Казем Джавади',
      'депутат',
      'парламента',
      'IR',
    ],
    ['ru', 'МИД Ирана опроверг поставки зерна.', null, null, 'МИД Ирана', 'IR'],
    ['ru', 'Источник в иранском правительстве сообщил ТАСС, что визит отложен.', null, 'источник', null, 'IR'],
    ['ru', 'По словам иранского дипломата, порт открыт.', null, 'дипломат', null, 'IR'],
    ['fa', 'یک منبع آگاه در دولت ایران به رویترز گفت که سفر عقب افتاده است.', null, 'منبع آگاه', null, 'IR'],
    ['fa', 'رضا اکبری، وزیر راه ایران، گفت: «بندر باز است.»', 'رضا اکبری', 'وزیر راه', null, 'IR'],
    ['fa', 'سخنگوی وزارت خارجه روسیه گفت که بندر باز است.', null, 'سخنگوی', 'وزارت خارجه', 'RU'],
    [
      'en',
      '“We will see,” said State Department spokesperson Nora Vale.',
      'Nora Vale',
      'spokesperson',
      'State Department',
      'US',
    ],
  ] as const)(
    'reads an unknown speaker with office and country: %s %s',
    (lang, text, name, role, organization, country) => {
      expect(find(text, lang)[0]?.speaker).toMatchObject({ name, role, organization, country })
    },
  )
})
