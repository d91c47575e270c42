/** A made-up report on a made-up event of one beat; `event` says which, `day` counts from the first of the set. */
export interface EventReport {
  readonly event: string
  readonly day: number
  readonly lang: 'en' | 'ru' | 'fa'
  readonly title: string
  readonly text: string
}

const report = (event: string, day: number, lang: EventReport['lang'], title: string, text: string): EventReport => ({
  event,
  day,
  lang,
  title,
  text,
})

/** Events of one beat within ten days, many with the same people, each told by several outlets. */
export const EVENT_REPORTS: readonly EventReport[] = [
  report(
    'call-gas',
    0,
    'en',
    'Putin, Pezeshkian discuss gas pipeline through Azerbaijan by phone',
    'Russian President Vladimir Putin and his Iranian counterpart Masoud Pezeshkian spoke by phone on Monday about the route of a gas pipeline through Azerbaijan, the Kremlin said. The two sides want to start with 2 billion cubic metres a year and to raise deliveries to 55 billion later.',
  ),
  report(
    'call-gas',
    0,
    'en',
    'Kremlin: leaders of Russia and Iran talk about gas deliveries via Azerbaijan',
    'The Kremlin said Putin told Pezeshkian in a telephone call on Monday that Gazprom is ready to begin gas deliveries of 2 billion cubic metres a year via Azerbaijan. In the long run the pipeline could carry 55 billion cubic metres, according to the statement.',
  ),
  report(
    'call-gas',
    0,
    'ru',
    'Путин и Пезешкиан обсудили по телефону газопровод через Азербайджан',
    'Президент России Владимир Путин и президент Ирана Масуд Пезешкиан в понедельник обсудили по телефону маршрут газопровода через Азербайджан, сообщил Кремль. Поставки газа начнутся с 2 млрд кубометров в год и могут вырасти до 55 млрд.',
  ),
  report(
    'call-gas',
    0,
    'fa',
    'گفت‌وگوی تلفنی پوتین و پزشکیان درباره خط لوله گاز از مسیر آذربایجان',
    'ولادیمیر پوتین رئیس جمهور روسیه و مسعود پزشکیان رئیس جمهور ایران روز دوشنبه در گفت‌وگوی تلفنی درباره مسیر خط لوله گاز از خاک آذربایجان رایزنی کردند. به گفته کرملین صادرات گاز با ۲ میلیارد متر مکعب آغاز می‌شود و تا ۵۵ میلیارد متر مکعب افزایش خواهد یافت.',
  ),

  report(
    'call-syria',
    3,
    'en',
    'Putin and Pezeshkian speak by phone on Syria ceasefire',
    'Vladimir Putin and Masoud Pezeshkian discussed the ceasefire in northern Syria in a phone call on Thursday, the Kremlin said. Both presidents called for humanitarian corridors to Aleppo and for a new round of the Astana talks.',
  ),
  report(
    'call-syria',
    3,
    'en',
    'Iran and Russia presidents urge new Astana round on Syria',
    'In a telephone conversation on Thursday the presidents of Iran and Russia urged a new round of the Astana talks on Syria, Tehran said. Pezeshkian and Putin also spoke of humanitarian corridors to Aleppo and of the ceasefire in the north.',
  ),
  report(
    'call-syria',
    3,
    'ru',
    'Путин и Пезешкиан по телефону призвали к новому раунду астанинских переговоров',
    'Владимир Путин и Масуд Пезешкиан в четверг обсудили по телефону перемирие на севере Сирии. Президенты высказались за гуманитарные коридоры в Алеппо и новый раунд переговоров в астанинском формате.',
  ),

  report(
    'drill-caspian',
    1,
    'en',
    'Russia and Iran start CASAREX naval drill in the Caspian Sea',
    'Warships of Russia and Iran began the search and rescue exercise CASAREX in the Caspian Sea on Tuesday. The three-day drill off Bandar Anzali is led by the Iranian destroyer Deylaman and observed by Kazakhstan, the navy said.',
  ),
  report(
    'drill-caspian',
    1,
    'en',
    'Iranian destroyer Deylaman leads joint Caspian exercise with Russian ships',
    'The destroyer Deylaman is leading a joint rescue exercise with Russian ships off Bandar Anzali, Iran’s navy said on Tuesday. CASAREX runs for three days in the Caspian Sea and has observers from Kazakhstan.',
  ),
  report(
    'drill-caspian',
    1,
    'ru',
    'Россия и Иран начали на Каспии учения КАСАРЕКС',
    'Корабли России и Ирана начали во вторник в Каспийском море учения по поиску и спасению КАСАРЕКС. Трехдневными маневрами у порта Бендер-Энзели руководит иранский эсминец «Дейламан», наблюдатели прибыли из Казахстана.',
  ),

  report(
    'drill-oman',
    4,
    'en',
    'Russia, China and Iran hold Maritime Security Belt drill in Gulf of Oman',
    'Ships of the Russian, Chinese and Iranian navies opened the Maritime Security Belt exercise in the Gulf of Oman near Chabahar on Friday. Fifteen warships take part in live firing at sea targets, the Russian Pacific Fleet said.',
  ),
  report(
    'drill-oman',
    4,
    'en',
    'Pacific Fleet joins naval exercise with China and Iran off Chabahar',
    'Russia’s Pacific Fleet said fifteen warships had opened the exercise Maritime Security Belt with China and Iran off Chabahar on Friday. The crews will fire at sea targets in the Gulf of Oman.',
  ),
  report(
    'drill-oman',
    4,
    'fa',
    'آغاز رزمایش کمربند امنیت دریایی ایران، روسیه و چین در دریای عمان',
    'یگان‌های نیروی دریایی ایران، روسیه و چین روز جمعه رزمایش کمربند امنیت دریایی را در دریای عمان و نزدیک چابهار آغاز کردند. به گفته ناوگان اقیانوس آرام روسیه پانزده ناو در تیراندازی به اهداف دریایی شرکت دارند.',
  ),

  report(
    'sanctions-drones',
    2,
    'en',
    'US sanctions six firms over drone engines sent from Iran to Russia',
    'The US Treasury on Wednesday imposed sanctions on six companies and three people in Turkey and the United Arab Emirates for shipping engines of Shahed drones from Iran to a factory in Alabuga. Assets of the firms are frozen, the Treasury said.',
  ),
  report(
    'sanctions-drones',
    2,
    'en',
    'Treasury freezes assets of Turkish and Emirati firms over Shahed engines',
    'Washington froze the assets of six firms in Turkey and the United Arab Emirates on Wednesday, saying they had shipped engines of Shahed drones made in Iran to the Alabuga factory in Russia. Three people are also listed by the Treasury.',
  ),
  report(
    'sanctions-drones',
    2,
    'ru',
    'США ввели санкции против шести компаний за двигатели для дронов «Шахед»',
    'Минфин США в среду ввел санкции против шести компаний и трех человек из Турции и ОАЭ, которые поставляли из Ирана двигатели для беспилотников «Шахед» на завод в Алабуге. Активы компаний заморожены.',
  ),

  report(
    'sanctions-banks',
    5,
    'en',
    'EU adds two Iranian banks and a Russian lender to sanctions list',
    'The European Union on Saturday put two Iranian banks and one Russian lender on its sanctions list for joining the Mir and Shetab payment systems to get round restrictions. The Council said the lenders had handled 400 million euros.',
  ),
  report(
    'sanctions-banks',
    5,
    'en',
    'Brussels blacklists banks that linked Mir and Shetab',
    'Two banks of Iran and one lender of Russia were blacklisted by the European Union on Saturday. They had linked the payment systems Mir and Shetab and handled 400 million euros past the restrictions, the Council said.',
  ),

  report(
    'bushehr',
    2,
    'en',
    'Rosatom pours first concrete for third unit of Bushehr nuclear plant',
    'Rosatom chief Alexei Likhachev and the head of Iran’s nuclear organization Mohammad Eslami watched the first concrete poured for the third unit of the Bushehr nuclear plant on Wednesday. The reactor is to give 1,057 megawatts from 2031.',
  ),
  report(
    'bushehr',
    2,
    'en',
    'Likhachev in Bushehr as work on third reactor begins',
    'Work on the third reactor in Bushehr began on Wednesday in the presence of Rosatom’s Alexei Likhachev and Mohammad Eslami of Iran’s nuclear organization. Concrete was poured for the unit of 1,057 megawatts, due in 2031.',
  ),
  report(
    'bushehr',
    2,
    'ru',
    'На третьем блоке АЭС «Бушер» залит первый бетон',
    'Глава «Росатома» Алексей Лихачев и глава Организации по атомной энергии Ирана Мохаммад Эслами в среду дали старт заливке первого бетона третьего блока АЭС «Бушер». Реактор мощностью 1057 МВт заработает в 2031 году.',
  ),

  report(
    'small-reactors',
    4,
    'en',
    'Likhachev and Eslami sign memorandum on four small nuclear reactors',
    'Rosatom’s Alexei Likhachev and Iran’s nuclear chief Mohammad Eslami signed a memorandum in Moscow on Friday on building four small nuclear reactors in Hormozgan province. The sites at Sirik will be chosen next year.',
  ),
  report(
    'small-reactors',
    4,
    'en',
    'Russia and Iran agree on small reactors for Hormozgan',
    'Russia will help to build four small nuclear reactors in the province of Hormozgan under a memorandum signed in Moscow on Friday by Likhachev and Eslami. Sirik is among the sites, Rosatom said.',
  ),

  report(
    'araghchi-lavrov',
    6,
    'en',
    'Araghchi meets Lavrov in Moscow before snapback vote',
    'Iran’s Foreign Minister Abbas Araghchi met Sergey Lavrov in Moscow on Sunday before a Security Council vote on the snapback of sanctions. Lavrov said Russia would reject any attempt to restore the resolutions of 2010.',
  ),
  report(
    'araghchi-lavrov',
    6,
    'en',
    'Lavrov tells Araghchi Russia rejects snapback of UN sanctions',
    'Russia rejects the snapback of sanctions on Iran, Sergey Lavrov told Abbas Araghchi at talks in Moscow on Sunday. The Security Council is to vote on the old resolutions of 2010 this week.',
  ),
  report(
    'araghchi-lavrov',
    6,
    'fa',
    'دیدار عراقچی و لاوروف در مسکو پیش از رأی‌گیری درباره اسنپ‌بک',
    'عباس عراقچی وزیر امور خارجه ایران روز یکشنبه پیش از رأی‌گیری شورای امنیت درباره بازگشت تحریم‌ها در مسکو با سرگئی لاوروف دیدار کرد. لاوروف گفت روسیه هر تلاشی برای احیای قطعنامه‌های ۲۰۱۰ را رد می‌کند.',
  ),

  report(
    'araghchi-lavrov-visas',
    8,
    'en',
    'Araghchi and Lavrov sign visa waiver for tour groups',
    'Abbas Araghchi and Sergey Lavrov signed a visa waiver for tour groups of up to fifty people in Saint Petersburg on Tuesday. It takes effect on 1 August and covers stays of fifteen days.',
  ),
  report(
    'araghchi-lavrov-visas',
    8,
    'en',
    'Iranian and Russian tour groups to travel without visas from August',
    'Tour groups of up to fifty people will need no visas between Iran and Russia from 1 August after Lavrov and Araghchi signed a waiver in Saint Petersburg on Tuesday. It covers stays of fifteen days.',
  ),

  report(
    'rasht-astara',
    7,
    'en',
    'First land for Rasht–Astara railway handed to Russian builders',
    'Iran on Monday handed Russian builders the first 34 kilometres of land for the Rasht–Astara railway, Transport Minister Farzaneh Sadegh said. Russia is lending 1.3 billion euros for the line of the North–South corridor.',
  ),
  report(
    'rasht-astara',
    7,
    'en',
    'Sadegh: Russian contractors get land for Rasht–Astara line',
    'Russian contractors have the land for the first 34 kilometres of the railway from Rasht to Astara, Iranian Transport Minister Farzaneh Sadegh said on Monday. A Russian loan of 1.3 billion euros pays for the line.',
  ),
  report(
    'rasht-astara',
    7,
    'ru',
    'Иран передал России первые участки под железную дорогу Решт — Астара',
    'Иран в понедельник передал российским строителям землю под первые 34 километра железной дороги Решт — Астара, сообщила министр транспорта Фарзане Садег. Россия выделяет на линию кредит в 1,3 млрд евро.',
  ),

  report(
    'corridor-tariffs',
    8,
    'en',
    'Russian Railways cuts tariffs on North–South corridor by half',
    'Russian Railways will cut its tariffs for containers on the eastern branch of the North–South corridor by half until the end of the year, its chief Oleg Belozerov said on Tuesday. Kazakhstan and Turkmenistan give the same discount.',
  ),
  report(
    'corridor-tariffs',
    8,
    'en',
    'Containers on eastern North–South route get 50 percent discount',
    'Containers on the eastern branch of the North–South corridor get a discount of half the tariff until the end of the year, Russian Railways chief Oleg Belozerov said on Tuesday, with Kazakhstan and Turkmenistan joining in.',
  ),

  report(
    'satellite',
    5,
    'en',
    'Soyuz rocket puts Iranian satellite Pars-2 into orbit from Vostochny',
    'A Soyuz rocket launched from Vostochny on Saturday put the Iranian satellite Pars-2 into orbit together with eighteen Russian craft, Roscosmos said. Pars-2 takes pictures of farmland with a resolution of eight metres.',
  ),
  report(
    'satellite',
    5,
    'en',
    'Iran’s Pars-2 launched by Russian Soyuz',
    'Iran’s satellite Pars-2 reached orbit on Saturday on a Soyuz rocket launched from Vostochny, Roscosmos said. The craft will photograph farmland with a resolution of eight metres; eighteen Russian craft were on board.',
  ),
  report(
    'satellite',
    5,
    'fa',
    'ماهواره پارس ۲ با موشک سایوز از وستوچنی به فضا پرتاب شد',
    'ماهواره ایرانی پارس ۲ روز شنبه با موشک سایوز از پایگاه وستوچنی همراه با هجده ماهواره روسی در مدار قرار گرفت. روسکاسموس اعلام کرد این ماهواره از زمین‌های کشاورزی با وضوح هشت متر عکس می‌گیرد.',
  ),

  report(
    'wheat',
    9,
    'en',
    'Iran buys 600,000 tonnes of Russian wheat through Astrakhan',
    'Iran’s state grain buyer has bought 600,000 tonnes of Russian wheat for delivery through Astrakhan and Amirabad in September, traders said on Wednesday. The price was 245 dollars a tonne.',
  ),
  report(
    'wheat',
    9,
    'en',
    'Traders: Tehran takes 600,000 tonnes of wheat from Russia',
    'Traders said on Wednesday that Tehran had taken 600,000 tonnes of wheat from Russia at 245 dollars a tonne. Deliveries go through Astrakhan and Amirabad in September.',
  ),
]
