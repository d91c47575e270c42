/** One statement as outlets of three languages quote it; the first of a group is what was said, its others say something else. */
export interface CrossLanguageCase {
  readonly group: string
  readonly en: string
  readonly ru: string
  readonly fa: string
}

/** Made-up statements of one speaker on one day; no two say the same. Those of a group are as near to each other as they can be. */
export const CROSS_LANGUAGE_CASES: readonly CrossLanguageCase[] = [
  {
    group: 'jets',
    en: 'Russia will deliver 24 Su-35 fighter jets to Iran by 2027',
    ru: 'Россия поставит Ирану 24 истребителя Су-35 до 2027 года',
    fa: 'روسیه تا سال ۲۰۲۷ تعداد ۲۴ جنگنده سوخو ۳۵ به ایران تحویل خواهد داد',
  },
  {
    group: 'jets',
    en: 'Russia will deliver 48 Su-35 fighter jets to Iran by 2027',
    ru: 'Россия поставит Ирану 48 истребителей Су-35 до 2027 года',
    fa: 'روسیه تا سال ۲۰۲۷ تعداد ۴۸ جنگنده سوخو ۳۵ به ایران تحویل خواهد داد',
  },
  {
    group: 'jets',
    en: 'Russia will not deliver 24 Su-35 fighter jets to Iran by 2027',
    ru: 'Россия не поставит Ирану 24 истребителя Су-35 до 2027 года',
    fa: 'روسیه تا سال ۲۰۲۷ تعداد ۲۴ جنگنده سوخو ۳۵ به ایران تحویل نخواهد داد',
  },
  {
    group: 'jets',
    en: 'Iran has asked Russia for 24 Su-35 fighter jets by 2027',
    ru: 'Иран попросил у России 24 истребителя Су-35 до 2027 года',
    fa: 'ایران از روسیه خواسته است تا سال ۲۰۲۷ تعداد ۲۴ جنگنده سوخو ۳۵ تحویل دهد',
  },
  {
    group: 'jets',
    en: 'Iran will pay Russia 2 billion dollars for 24 Su-35 fighter jets by 2027',
    ru: 'Иран заплатит России 2 миллиарда долларов за 24 истребителя Су-35 до 2027 года',
    fa: 'ایران تا سال ۲۰۲۷ برای ۲۴ جنگنده سوخو ۳۵ مبلغ ۲ میلیارد دلار به روسیه خواهد پرداخت',
  },
  {
    group: 'jets',
    en: 'Russia has delivered 24 Su-35 fighter jets to Iran',
    ru: 'Россия поставила Ирану 24 истребителя Су-35',
    fa: 'روسیه ۲۴ جنگنده سوخو ۳۵ به ایران تحویل داده است',
  },
  {
    group: 'grain',
    en: 'Russia will supply 12 million tons of grain to Iran this year',
    ru: 'Россия поставит Ирану в этом году 12 миллионов тонн зерна',
    fa: 'روسیه امسال ۱۲ میلیون تن غله به ایران صادر خواهد کرد',
  },
  {
    group: 'grain',
    en: 'Iran will supply 12 million tons of grain to Russia this year',
    ru: 'Иран поставит России в этом году 12 миллионов тонн зерна',
    fa: 'ایران امسال ۱۲ میلیون تن غله به روسیه صادر خواهد کرد',
  },
  {
    group: 'bushehr',
    en: 'Russia and Iran are building two more units of the Bushehr nuclear power plant, and 3,000 specialists work there',
    ru: 'Россия и Иран строят ещё два блока АЭС «Бушер», и там работают 3000 специалистов',
    fa: 'روسیه و ایران در حال ساخت دو واحد دیگر نیروگاه اتمی بوشهر هستند و ۳۰۰۰ متخصص در آنجا کار می‌کنند',
  },
  {
    group: 'bushehr',
    en: 'Russia and Iran have signed a contract worth 25 billion dollars for four new nuclear power plants',
    ru: 'Россия и Иран подписали контракт на 25 миллиардов долларов на четыре новые атомные электростанции',
    fa: 'روسیه و ایران قراردادی به ارزش ۲۵ میلیارد دلار برای چهار نیروگاه اتمی جدید امضا کردند',
  },
  {
    group: 'railway',
    en: 'Russia and Iran will complete the Rasht-Astara railway by 2028, and 162 kilometers of track will be laid',
    ru: 'Россия и Иран достроят железную дорогу Решт — Астара к 2028 году, будет уложено 162 километра путей',
    fa: 'روسیه و ایران راه‌آهن رشت-آستارا را تا سال ۲۰۲۸ تکمیل خواهند کرد و ۱۶۲ کیلومتر خط ریلی ساخته می‌شود',
  },
  {
    group: 'railway',
    en: 'Russia and Iran have not agreed on the Rasht-Astara railway, and 162 kilometers of track are missing',
    ru: 'Россия и Иран не договорились о железной дороге Решт — Астара, не хватает 162 километров путей',
    fa: 'روسیه و ایران درباره راه‌آهن رشت-آستارا توافق نکرده‌اند و ۱۶۲ کیلومتر خط ریلی باقی مانده است',
  },
  {
    group: 'trade',
    en: 'Trade between Russia and Iran grew by 16 percent last year and reached 4.8 billion dollars',
    ru: 'Товарооборот России и Ирана вырос за прошлый год на 16 процентов и достиг 4,8 миллиарда долларов',
    fa: 'تجارت روسیه و ایران سال گذشته ۱۶ درصد رشد کرد و به ۴.۸ میلیارد دلار رسید',
  },
  {
    group: 'trade',
    en: 'Trade between Russia and Iran fell by 17 percent last year and amounts to 4 billion dollars',
    ru: 'Товарооборот России и Ирана упал за прошлый год на 17 процентов и составляет 4 миллиарда долларов',
    fa: 'تجارت روسیه و ایران سال گذشته ۱۷ درصد کاهش یافت و ۴ میلیارد دلار است',
  },
  {
    group: 'trade',
    en: 'Russia and Iran make 96 percent of their payments in national currencies, and banks have linked Mir and Shetab',
    ru: 'Россия и Иран ведут 96 процентов расчётов в национальных валютах, и банки связали системы «Мир» и Shetab',
    fa: 'روسیه و ایران ۹۶ درصد پرداخت‌های خود را با ارزهای ملی انجام می‌دهند و بانک‌ها سامانه‌های میر و شتاب را متصل کرده‌اند',
  },
  {
    group: 'gas',
    en: 'Russia will supply 55 billion cubic meters of gas to Iran a year through Azerbaijan',
    ru: 'Россия будет поставлять Ирану 55 миллиардов кубометров газа в год через Азербайджан',
    fa: 'روسیه سالانه ۵۵ میلیارد متر مکعب گاز از طریق آذربایجان به ایران صادر خواهد کرد',
  },
  {
    group: 'gas',
    en: 'Russia will supply 2 billion cubic meters of gas to Iran in the first year through Azerbaijan',
    ru: 'Россия в первый год поставит Ирану 2 миллиарда кубометров газа через Азербайджан',
    fa: 'روسیه در سال اول ۲ میلیارد متر مکعب گاز از طریق آذربایجان به ایران صادر خواهد کرد',
  },
  {
    group: 'drones',
    en: 'Iran has not supplied drones to Russia, and the 400 drones that Ukraine speaks of were made in Russia',
    ru: 'Иран не поставлял России беспилотники, а 400 беспилотников, о которых говорит Украина, сделаны в России',
    fa: 'ایران پهپادی به روسیه نداده است و ۴۰۰ پهپادی که اوکراین از آن سخن می‌گوید در روسیه ساخته شده است',
  },
  {
    group: 'drills',
    en: 'Russia, Iran and China will hold joint naval exercises in the Indian Ocean with 15 warships',
    ru: 'Россия, Иран и Китай проведут в Индийском океане совместные военно-морские учения с участием 15 боевых кораблей',
    fa: 'روسیه، ایران و چین با ۱۵ ناو جنگی در اقیانوس هند رزمایش مشترک دریایی برگزار خواهند کرد',
  },
  {
    group: 'drills',
    en: 'Russia, Iran and Oman will hold joint naval exercises in the Indian Ocean with 15 warships',
    ru: 'Россия, Иран и Оман проведут в Индийском океане совместные военно-морские учения с участием 15 боевых кораблей',
    fa: 'روسیه، ایران و عمان با ۱۵ ناو جنگی در اقیانوس هند رزمایش مشترک دریایی برگزار خواهند کرد',
  },
  {
    group: 'treaty',
    en: 'The treaty on strategic partnership of Russia and Iran will be in force for 20 years',
    ru: 'Договор о стратегическом партнёрстве России и Ирана будет действовать 20 лет',
    fa: 'معاهده مشارکت راهبردی روسیه و ایران به مدت ۲۰ سال معتبر خواهد بود',
  },
  {
    group: 'space',
    en: 'Russia has launched 3 satellites for Iran from Vostochny this year',
    ru: 'Россия запустила в этом году 3 спутника для Ирана с космодрома Восточный',
    fa: 'روسیه امسال ۳ ماهواره برای ایران از وستوچنی پرتاب کرده است',
  },
  {
    group: 'vague',
    en: 'Russia and Iran will go on with their military-technical cooperation',
    ru: 'Россия и Иран продолжат военно-техническое сотрудничество',
    fa: 'روسیه و ایران به همکاری نظامی و فنی ادامه خواهند داد',
  },
  {
    group: 'vague',
    en: 'Russia and Iran will widen their military-technical cooperation',
    ru: 'Россия и Иран расширят военно-техническое сотрудничество',
    fa: 'روسیه و ایران همکاری نظامی و فنی را گسترش خواهند داد',
  },
]
