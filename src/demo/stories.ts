/** One page of the demo's news; everybody who speaks in it is invented. */
export interface DemoStory {
  readonly outlet: 'harbour' | 'wire'
  /** The feed that lists it. */
  readonly feed: 'rss' | 'atom' | 'json'
  readonly slug: string
  readonly lang: 'en' | 'ru' | 'fa'
  readonly title: string
  /** Seconds after the start; negative: there from the first poll on. */
  readonly publishedAtS: number
  readonly paragraphs: readonly string[]
  /** What the page says from some second on. */
  readonly edit?: { readonly atS: number; readonly paragraphs: readonly string[] }
  /** A page that cannot be read. */
  readonly broken?: 'server-error' | 'garbage'
  /** What the person at the terminal is told when it appears. */
  readonly note: string
}

const BRIEFING = [
  'Ties between Moscow and Tehran were the first subject of the daily press briefing in Washington on Thursday.',
  '“We have seen a deepening military partnership between Russia and Iran, and the whole region should be concerned about it,” State Department spokesperson Dana Whitfield told reporters.',
  'Whitfield said that Iran had supplied hundreds of attack drones to Russia since the spring.',
  'Trade of the two countries has grown by a third within two years, figures of the customs service show.',
] as const

/** The news of the demo, in the order of their appearance. */
export const STORIES: readonly DemoStory[] = [
  {
    outlet: 'harbour',
    feed: 'rss',
    slug: 'grain-agreement-signed-in-astrakhan',
    lang: 'en',
    title: 'Grain agreement signed in Astrakhan',
    publishedAtS: -1,
    paragraphs: [
      'Russia and Iran signed an agreement on grain deliveries through the Caspian ports in Astrakhan last week.',
      '“Russia and Iran will double their grain trade by next year,” Iranian Agriculture Minister Kamran Daryaei said at the ceremony.',
    ],
    note: 'there from the start: the baseline, read and archived, never alerted',
  },
  {
    outlet: 'harbour',
    feed: 'rss',
    slug: 'washington-briefing-on-moscow-and-tehran',
    lang: 'en',
    title: 'Washington: partnership of Moscow and Tehran worries the region',
    publishedAtS: 3,
    paragraphs: BRIEFING,
    edit: {
      atS: 24,
      paragraphs: [
        ...BRIEFING.slice(0, 3),
        '“Russia is now sharing satellite images with Iran, and we expect more of that,” Whitfield added later in the day.',
        ...BRIEFING.slice(3),
      ],
    },
    note: 'a new article with two statements of one speaker',
  },
  {
    outlet: 'wire',
    feed: 'rss',
    slug: 'us-concerned-over-russian-iranian-ties',
    lang: 'en',
    title: 'US concerned over Russian-Iranian ties',
    publishedAtS: 6,
    paragraphs: BRIEFING,
    note: 'the same report at a second outlet, under another headline: sightings, no alert',
  },
  {
    outlet: 'wire',
    feed: 'json',
    slug: 'mid-rossii-o-dogovore-s-iranom',
    lang: 'ru',
    title: 'МИД России рассказал о военно-техническом сотрудничестве с Ираном',
    publishedAtS: 9,
    paragraphs: [
      'Брифинг в Москве в четверг был посвящён отношениям с соседями по Каспийскому морю.',
      '«Россия и Иран продолжат военно-техническое сотрудничество, несмотря на давление третьих стран», — заявил официальный представитель МИД России Олег Ветров.',
      'Новые рейсы между столицами откроются весной, следует из расписания авиакомпаний.',
    ],
    note: 'a page in Russian',
  },
  {
    outlet: 'harbour',
    feed: 'atom',
    slug: 'iran-va-rusiye-rahahan-rasht-astara',
    lang: 'fa',
    title: 'راه‌آهن رشت–آستارا در دیدار مقام‌های ایران و روسیه',
    publishedAtS: 12,
    paragraphs: [
      'نشست هفتگی با خبرنگاران روز پنجشنبه در تهران برگزار شد و پرسش‌ها بیشتر درباره همسایگان بود.',
      'سخنگوی وزارت خارجه ایران گفت: «ایران و روسیه ساخت راه‌آهن رشت–آستارا را با هم ادامه می‌دهند و قرارداد آن امضا شده است.»',
      'طول این مسیر یکصد و شصت کیلومتر است و از چند شهر می‌گذرد.',
    ],
    note: 'a page in Persian',
  },
  {
    outlet: 'harbour',
    feed: 'rss',
    slug: 'late-goal-decides-the-cup-final',
    lang: 'en',
    title: 'Late goal decides the cup final',
    publishedAtS: 14,
    paragraphs: [
      'A goal in the last minute decided the cup final on Saturday in front of a full stadium in the capital.',
      '“We never stopped believing in this team,” coach Peter Lindqvist said after the match.',
    ],
    note: 'football: nothing to alert',
  },
  {
    outlet: 'wire',
    feed: 'rss',
    slug: 'sanctions-lists-extended',
    lang: 'en',
    title: 'Sanctions lists extended',
    publishedAtS: 15,
    paragraphs: [
      'The European Union extended two sanctions lists on Thursday, one on Russia and one on Iran.',
      '“We will keep the sanctions on Russia and the sanctions on Iran for another year,” EU foreign affairs spokesperson Marie Delvaux said.',
    ],
    note: 'both countries named, nothing done together: nothing to alert',
  },
  {
    outlet: 'wire',
    feed: 'atom',
    slug: 'page-that-breaks-the-server',
    lang: 'en',
    title: 'A report whose page is broken',
    publishedAtS: 17,
    paragraphs: [],
    broken: 'server-error',
    note: 'a page that answers 500: costs itself, and nothing else',
  },
  {
    outlet: 'wire',
    feed: 'atom',
    slug: 'page-of-garbage-and-nothing-else',
    lang: 'en',
    title: 'A report whose page is garbage',
    publishedAtS: 17,
    paragraphs: [],
    broken: 'garbage',
    note: 'a page of random bytes',
  },
  {
    outlet: 'wire',
    feed: 'rss',
    slug: 'pentagon-follows-drills-in-the-gulf-of-oman',
    lang: 'en',
    title: 'Pentagon follows drills in the Gulf of Oman',
    publishedAtS: 19,
    paragraphs: [
      'Naval drills in the Gulf of Oman, which began on Monday, are to last until the weekend.',
      '“Russia and Iran have held joint naval exercises like these before, and we watch them closely,” Deputy Pentagon press secretary Miles Okafor said.',
    ],
    note: 'another speaker, another subject',
  },
  {
    outlet: 'harbour',
    feed: 'rss',
    slug: 'kremlin-answers-reports-on-fighter-jets',
    lang: 'en',
    title: 'Kremlin answers reports on fighter jets',
    publishedAtS: 22,
    paragraphs: [
      'Reports in several papers this week had named an air base in the south as the place of delivery.',
      'Kremlin spokesperson Pavel Orlov denied on Thursday that Russia had delivered fighter jets to Iran.',
    ],
    note: 'a denial',
  },
]
