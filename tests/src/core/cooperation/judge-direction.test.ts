import { describe, expect, it } from 'vitest'
import { findCooperation } from '../../../../src/core/cooperation/find-cooperation.ts'
import { loadTestLexicon } from '../../../support/load-cooperation-lexicon.ts'

const lexicon = await loadTestLexicon()

/** "IR>RU" where the first evidence says that Iran gives and Russia takes; "-" where it tells no way. */
function wayOf(text: string, lang: string): string {
  const [item] = findCooperation(text, lang, lexicon).evidence
  return item?.from === undefined ? '-' : `${item.from}>${item.to}`
}

describe('judgeDirection', () => {
  it.each([
    ['IR>RU', 'Iran supplied drones to Russia.'],
    ['RU>IR', 'Tehran is supplied by Moscow with jets.'],
    ['RU>IR', 'Iran received the jets from Russia.'],
    ['IR>RU', 'Russia buys shells from Iran.'],
    ['IR>RU', 'Russian forces fire Iranian missiles at Kharkiv.'],
    ['RU>IR', 'Moscow helps Tehran to crush protests.'],
    ['RU>IR', 'Wheat from Russia reached Iran by sea.'],
    ['IR>RU', 'Shipments of Iranian drones to Russia went on.'],
    ['RU>IR', 'Russian instructors trained Iranian pilots.'],
    ['RU>IR', 'Iran to receive Su-35 jets'],
    ['RU>IR', 'Two Yak-130 were handed over to the Iranian air force.'],
    ['IR>RU', 'Drones were sold to Moscow by Tehran.'],
    ['RU>IR', 'Rosatom pours concrete at Bushehr.'],
    ['-', 'Russia and Iran signed a treaty.'],
    ['-', 'Lavrov met Araghchi in Moscow.'],
  ])('reads %s in English: %s', (way, text) => {
    expect(wayOf(text, 'en')).toBe(way)
  })

  it.each([
    ['IR>RU', 'Иран поставил России беспилотники.'],
    ['RU>IR', 'Ирану поставила самолёты Россия.'],
    ['RU>IR', 'Россией Ирану переданы самолёты.'],
    ['RU>IR', 'Иран получил от России самолёты Су-35.'],
    ['IR>RU', 'Россия купила у Ирана дроны.'],
    ['IR>RU', 'Поставки иранских ракет в Россию начались весной.'],
    ['IR>RU', 'Дроны проданы Москве Тегераном.'],
    ['RU>IR', 'Экспорт российской пшеницы в Иран вырос.'],
    ['RU>IR', 'Москва помогает Тегерану.'],
    ['-', 'Путин и Пезешкиан подписали договор.'],
  ])('reads %s in Russian, by cases: %s', (way, text) => {
    expect(wayOf(text, 'ru')).toBe(way)
  })

  it.each([
    ['IR>RU', 'ایران صدها پهپاد به روسیه فروخته است.'],
    ['RU>IR', 'روسیه جنگنده به ایران تحویل داد.'],
    ['RU>IR', 'ایران دو میلیون تن گندم از روسیه خرید.'],
    ['IR>RU', 'تهران موشک‌های بالستیک در اختیار مسکو قرار داد.'],
    ['IR>RU', 'ارسال پهپادهای ایرانی به روسیه ادامه دارد.'],
    ['RU>IR', 'مستشاران روس به نظامیان ایرانی آموزش می‌دهند.'],
    ['IR>RU', 'ارتش روسیه در حمله به خارکیف از پهپادهای ایرانی استفاده کرد.'],
    ['-', 'عراقچی در مسکو با لاوروف دیدار کرد.'],
  ])('reads %s in Persian, by prepositions: %s', (way, text) => {
    expect(wayOf(text, 'fa')).toBe(way)
  })

  it('tells the way of each tie where a sentence has both ways', () => {
    const [item] = findCooperation(
      'Russia buys drones from Iran and Iran buys jets from Russia.',
      'en',
      lexicon,
    ).evidence
    expect(item).not.toHaveProperty('from')
    expect(item?.links?.map(({ from }) => from)).toEqual(expect.arrayContaining(['IR', 'RU']))
  })
})
