import { describe, expect, it } from 'vitest'
import { detectLanguage } from '../../../../src/core/text/detect-language.ts'

describe('detectLanguage', () => {
  it.each([
    ['en', 'Iran and Russia sign deal'],
    ['en', 'Price said.'],
    ['ru', 'Иран и Россия подписали соглашение'],
    ['ru', 'Песков: переговоры идут'],
    ['uk', 'Іран та Росія підписали угоду'],
    ['fa', 'ایران و روسیه توافق‌نامه امضا کردند'],
    ['fa', 'وزیر خارجه روسیه'],
    ['ar', 'وزير الخارجية الروسي'],
    ['he', 'איראן ורוסיה חתמו על הסכם'],
    ['tr', 'İran ve Rusya anlaşma imzaladı'],
    ['az', 'Rusiya və İran saziş imzalayıb'],
    ['de', 'Iran und Russland unterzeichnen Abkommen'],
    ['fr', 'La Russie et l’Iran signent un accord'],
    ['es', 'Irán y Rusia firman un acuerdo'],
    ['zh', '俄罗斯与伊朗签署了一项新的全面战略伙伴关系协议，为期二十年，两国总统出席了签字仪式'],
    ['tg', 'Эрон ва Русия созишномаи нав имзо карданд, ки он ҳамкории ҳарду кишварро тақвият медиҳад'],
    ['ps', 'ایران او روسیې نوی تړون لاسلیک کړ چې د دواړو هېوادونو همکارۍ پیاوړې کوي'],
  ])('tells %s from “%s”', (lang, text) => {
    expect(detectLanguage(text)).toBe(lang)
  })

  it.each(['', '12:30', '— … —', 'A'])('does not guess at “%s”', (text) => {
    expect(detectLanguage(text)).toBeNull()
  })

  it('takes a Russian text that names places in other letters for Russian', () => {
    expect(detectLanguage('Глава Қазақстана прибыл в Москву на переговоры с президентом, сообщила пресс-служба.')).toBe(
      'ru',
    )
  })
})
