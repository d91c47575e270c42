import { alleged, asserted, denied, no, prospective, type Case } from './case.ts'

/** Headlines, dispatches and briefings of our own in the manner of English-language agencies. */
export const ENGLISH_AGENCIES: readonly Case[] = [
  [
    'Russian Foreign Minister Sergey Lavrov and his Iranian counterpart discussed the situation in the Middle East in a phone call initiated by the Iranian side, the ministry said on Monday.',
    asserted('diplomacy'),
  ],
  [
    'Vessels of the Russian Pacific Fleet called at the port of Chabahar on their way to a three-nation exercise with Iran and China.',
    asserted('military'),
  ],
  [
    "Iran's ambassador to Russia, Kazem Jalali, said the comprehensive treaty opened a new page between the two neighbours.",
    asserted('diplomacy'),
  ],
  [
    'ISW assesses that Iran is likely supplying Russia with upgraded Shahed variants. Russian forces have launched more than 5,000 of them this year.',
    asserted('arms'),
  ],
  [
    "Speaking in Kazan, Iran's economy minister proposed that BRICS members, Russia first of all, settle trade with Iran in digital currencies.",
    prospective('economy'),
  ],
  [
    'Iran will import 1.8 billion cubic feet of gas a day from Russia under a contract signed last summer, an energy official said.',
    asserted('energy'),
  ],
  [
    'Iran and Russia are finalising a deal under which Gazprom would send up to 55 bcm of gas a year.',
    prospective('energy'),
  ],
  [
    'The first train with 41 containers of Russian paper pulp crossed from Turkmenistan into Iran at Incheh Borun on Sunday, bound for Bandar Abbas.',
    asserted('transport'),
  ],
  [
    'Likhachev said that some 3,000 Russians work at the Bushehr site and that Moscow had no plan to withdraw them.',
    asserted('nuclear'),
  ],
  [
    "Russia's state nuclear company has shipped a new batch of fuel for Iran's only nuclear power plant.",
    asserted('nuclear'),
  ],
  [
    "Ukraine's military intelligence agency claimed on Friday that the delivery of Fath-360 missiles from Iran to Russia had begun.",
    alleged('arms'),
  ],
  ['Tehran has repeatedly denied it has provided Moscow with missiles for use in Ukraine.', denied('arms')],
  [
    'Iran and Russia have linked their bank card networks, state TV reported, in a step that lets Iranians withdraw rubles from ATMs in Russia.',
    asserted('economy'),
  ],
  [
    'Police chiefs of Russia and Iran met in Tehran and pledged joint work against drug traffickers.',
    asserted('security'),
  ],
  [
    'Russia is providing Iran with advice on controlling protests, the White House press secretary said, citing intelligence that may point to such support.',
    alleged('security'),
  ],
  [
    'Tehran University has opened a Russian language centre together with Pushkin State Institute.',
    asserted('society'),
  ],
  [
    'Iranian musicians performed at the Mariinsky in St. Petersburg as part of the Iranian culture days in Russia.',
    asserted('society'),
  ],
  ["Iran's Khayyam satellite was launched by a Russian rocket from Baikonur in August 2022.", asserted('space')],
  [
    'Russia and China blocked attempts by the United States and its allies to punish Iran at the UN Security Council.',
    asserted('diplomacy'),
  ],
  [
    'Putin is due to hold talks with the Iranian president on the sidelines of a forum in Ashgabat on Friday.',
    prospective('diplomacy'),
  ],
  ['"Moscow stands with Tehran," wrote Dmitry Medvedev on Telegram.', asserted('diplomacy')],
  [
    "Shahed drones, designed in Iran and now mass-produced in Russia's Tatarstan, rained on Kyiv for a sixth night. Tehran sold the design to Moscow in 2022 for nearly $2 billion.",
    asserted('arms'),
  ],
  [
    "Iran's defence minister handed Putin a message from the Supreme Leader, and the two sides spoke about military ties.",
    asserted('diplomacy', 'military'),
  ],
  [
    'MR. PRICE: The partnership between Iran and Russia is growing. Iran has provided UAVs, and Russian pilots have reportedly been training Iranians on the Su-35.',
    asserted('arms', 'military'),
  ],
  [
    'QUESTION: On sanctions. Treasury today designated a Russian-Iranian network. MS. BRUCE: These people helped the IRGC buy millions of dollars of grain from Russia and pay for it in crypto.',
    asserted('economy'),
  ],
  [
    'The axis between Moscow and Tehran is a marriage of convenience, the author argues. Both regimes want the United States out of the region, and they coordinate accordingly.',
    asserted('diplomacy'),
  ],
  [
    "In Syria, Russian air power and Iranian-led ground troops fought as one against the rebels: Moscow's jets cleared the way for Tehran's militias.",
    asserted('military'),
  ],
  ['Tehran hopes Moscow will upgrade its air bases, the commander said.', prospective('military')],
  [
    "Moscow did not come to Iran's aid in June, and Iranian officials complained that the partner had abandoned them.",
    denied('diplomacy'),
  ],
  [
    'Iran has offered Russian exporters a 50 percent discount at the port of Shahid Rajaee, and cargo from Russia through Iran rose by a third.',
    asserted('economy', 'transport'),
  ],
  ['Russia sent two firefighting planes to help Iran put out forest fires in Mazandaran.', asserted('society')],
  ['Russia and Iran will create a joint film fund, the culture ministers announced.', prospective('society')],
  [
    'Western officials fear that Russia is helping Iran with its space launch vehicle programme, which could speed its way to an ICBM.',
    alleged('space', 'arms'),
  ],
  [
    'Russia will act as a guarantor... "We are grateful to our Russian friends for their solidarity," Pezeshkian told Mishustin.',
    asserted('diplomacy'),
  ],
  ["Russia's Zarubezhneft has pulled ahead of rivals in Iran, where it operates two oilfields.", asserted('energy')],
  ['Iran and Russia agree to strengthen media, legal cooperation', asserted('diplomacy')],
  ['Iran, Russia to launch joint shipping company in Caspian Sea', prospective('transport')],
  ['Iranian kiwi exports to Russia double', asserted('economy')],
  ["Putin's envoy in Tehran for talks on defence pact", asserted('military')],
  ['Lavrov: Russia will not recognise snapback of Iran sanctions', asserted('diplomacy')],
  ['Russia urges restraint after Iranian missiles hit Israel', no],
  ['Kremlin says it has no information about explosions in Iran', no],
  ['Iran executes man accused of spying; Russia jails scientist for treason', no],
  ['The rouble weakened to 81 per dollar as investors watched the Iran crisis.', no],
  [
    "The Kremlin said a closure of the Strait of Hormuz would hurt everyone, Russia's customers included, and urged Iran to talk.",
    no,
  ],
  ['Russian oil companies stand to gain if Iranian barrels vanish from the market.', no],
  ["Russia's Lavrov called the attack on Iran unprovoked.", no],
  ['Moscow has urged its citizens to leave Iran and closed its consulate in Isfahan.', no],
  ['A Russian family of four was among the tourists stranded at the airport in Tehran.', no],
  ['For Moscow, a weakened Iran is both a problem and an opportunity, said a Carnegie scholar.', no],
  ['Iran holds parliamentary elections next month. In Russia, voters go to the polls in September.', no],
  ['European leaders discussed support for Kyiv, and the nuclear talks with Tehran, over dinner in Brussels.', no],
  [
    "The court in Berlin heard that the suspect had links to Iran's intelligence service. A second man is accused of working for Russia.",
    no,
  ],
  ["Iran's nuclear programme and Russia's war in Ukraine topped the agenda of the G7 foreign ministers.", no],
  ["Trump said both Putin and Iran's leaders respect strength.", no],
  ['Tehran said the E3 were hypocrites; Moscow said the same about NATO.', no],
  ["Hungary's prime minister flew from Moscow to Beijing, and will not visit Tehran.", no],
  ['The drones that Ukraine sells to Gulf states shoot down Iranian Shaheds as they did Russian ones.', no],
  ['Iran beat Uzbekistan, and Russia, banned from FIFA contests, played a friendly with Chile.', no],
  ["Israel's prime minister said that Russia should understand that Iran threatens the whole region.", no],
  ['An Iranian court has fined a Russian blogger for filming near a nuclear site.', no],
  ["China imports most of Iran's oil and a third of Russia's.", no],
  ['Moscow fears losing influence in the Caucasus, Tehran fears the corridor that Trump brokered there.', no],
  [
    'Since the autumn of 2022 Russia has relied on cheap Iranian UAVs to wear down Ukrainian power stations. In return, say researchers, Tehran has been promised Sukhoi fighters.',
    asserted('arms'),
  ],
  [
    "MS. JEAN-PIERRE: We are concerned about this deepening partnership. Moscow and Tehran are getting closer, and that should worry Iran's neighbors.",
    asserted('diplomacy'),
  ],
  [
    'MR. SULLIVAN: We have seen Moscow offer Tehran assistance in air defense, in intelligence and in space, and that is a full-scale defense partnership that is harmful to the region.',
    asserted('security', 'military'),
  ],
  [
    'MR. KIRBY: We believe Russia may be looking to procure additional advanced ballistic missiles from Iran.',
    alleged('arms'),
  ],
  ['Q: Is the President going to talk to Putin? And on Iran, what is the timeline for the talks in Oman?', no],
  [
    'MR. PATEL: I am not going to get ahead of the process. What I would say is that Iran must not obtain a nuclear weapon, and Russia must end its war.',
    no,
  ],
  [
    'Sanctions pressure has brought Moscow and Tehran to build what one scholar calls an "axis of evasion", swapping tips on shadow fleets and front companies.',
    asserted('economy'),
  ],
  [
    'If completed, the 162-km Rasht–Astara link would give Russia a land route to the Indian Ocean. Moscow has pledged €1.3 billion for it; works lag years behind.',
    prospective('transport'),
  ],
  [
    'The Kremlin has no interest in an Iranian bomb. Yet the two regimes have cooperated ever more closely since 2022, trading votes at the UN and favours in Syria.',
    asserted('diplomacy'),
  ],
  [
    'Russia has long played both sides in the Gulf, selling weapons to the Emirates and wheat to Egypt. Iran watches with unease.',
    no,
  ],
  [
    'Tehran allowed Russian bombers to fly sorties from Hamadan in 2016, the first foreign force to use an Iranian base since the revolution.',
    asserted('military'),
  ],
  ["Moscow's and Tehran's interests collided in post-war Syria, where each sought the phosphate mines for itself.", no],
  [
    'Gazprom signed a $40bn memorandum with the National Iranian Oil Company in July 2022, most of which has remained on paper.',
    asserted('energy', 'economy'),
  ],
  ['Contrary to the hype, there is no alliance between Russia and Iran, says the report.', denied('diplomacy')],
  ["Bushehr, Iran's only working reactor, was completed with Russian help in 2011.", asserted('nuclear')],
  ['Ukraine says it downed 62 of 75 Shahed drones that Russia launched overnight.', no],
  [
    'Tajik, Russian and Iranian presidents attended the opening of the forum in Ashgabat, and Putin held a separate meeting with Pezeshkian.',
    asserted('diplomacy'),
  ],
  ['Araghchi to brief Putin on nuclear talks with US during Moscow visit', prospective('diplomacy')],
  ['Iran holds nuclear consultations with Russia, China ahead of Geneva round', asserted('nuclear', 'diplomacy')],
  ['Iran, Russia discuss expansion of judicial ties', asserted('diplomacy')],
  ['Iran exports $1.1bn of goods to EAEU, Russia top buyer', asserted('economy')],
  ['Novak: Russia and Iran in final stage of talks on gas supplies', prospective('energy')],
  ['Novak: OPEC+ will discuss situation around Iran if needed', no],
  ["Zakharova: EU's snapback move is a grave mistake", no],
  ['Russia ready to back Iran at IAEA, says envoy Ulyanov after trilateral meeting', asserted('diplomacy')],
  ['Peskov: Putin and Trump touched upon Iran in their talk', no],
  ['Russian, Chinese warships arrive in Iran for drills', asserted('military')],
  ['Iranian commander: Su-35 jets on their way from Russia', prospective('arms')],
  ['No Russian S-400s in Iran, Tehran official says', denied('arms')],
  ['Hermitage lends Tehran museum 200 Persian miniatures', asserted('society')],
  ["Iran's Pasteur Institute begins making Sputnik V vaccine under licence from Russia", asserted('society')],
  [
    'Russian Railways and its Iranian counterpart extend discount on eastern branch of INSTC until 2027',
    asserted('transport'),
  ],
  ['Germany convicts two of spying for Russia; Iranian envoy expelled over separate plot', no],
  ['The security councils of Russia and Iran sign memorandum on information security', asserted('security')],
  ['Wagner mercenaries and Iranian-backed militias face each other across the Euphrates.', no],
  [
    "Iran's first vice president discussed gas, the Rasht railway and a new nuclear plant with Mishustin at the SCO prime ministers' meeting in Moscow.",
    asserted('diplomacy', 'economy'),
  ],
  [
    'The Washington Post reported that Russia was giving Iran intelligence for strikes on American bases, citing three officials.',
    alleged('security'),
  ],
  [
    'The Russian president offered his services as a go-between to end the conflict between Iran and Israel, the Kremlin said.',
    prospective('diplomacy'),
  ],
  ['The Israeli prime minister thanked Putin for his position on hostages, Iran notwithstanding.', no],
  [
    'Tehran has found a reliable supporter in Moscow over the past decade, Raisi said before his death. He called the relationship strategic.',
    asserted('diplomacy'),
  ],
  [
    'Russia evacuated some of its staff from the Bushehr area as a precaution when the bombing of Iran began, the RIA agency said.',
    no,
  ],
  ['Moscow delivered the seventh fuel consignment to Bushehr on Tuesday, IRNA reported.', asserted('nuclear')],
  [
    "Kyiv's sanctions list now includes 12 Iranian companies that make engines for drones used by Russia.",
    asserted('arms'),
  ],
  ["Ukraine's sanctions list now includes 12 Iranian companies and 40 Russian banks.", no],
  [
    "Trade fell 13 percent last year but the neighbours insist the slump is temporary. Russia's exports to Iran shrank to $1.9 billion.",
    asserted('economy'),
  ],
  ['Roscosmos offered Iran a seat for an astronaut on a Soyuz flight.', prospective('space')],
  [
    'Ships under the Russian flag carried 2.5 million tonnes of grain across the Caspian to Iranian harbours.',
    asserted('transport'),
  ],
  [
    'Ships under the Russian flag and under the Iranian flag switched off their transponders in the Baltic and in the Gulf, respectively.',
    no,
  ],
  [
    'The two countries have signed an extradition treaty, Ottawa and Madrid said. Russia and Iran were not mentioned.',
    no,
  ],
  [
    "Iran's new security chief paid his first foreign visit to Moscow, where Putin hosted him for two hours.",
    asserted('diplomacy'),
  ],
  [
    "Fragments of an Iranian Mohajer-6 were pulled from the sea near Odesa; Russia's navy had been flying it.",
    asserted('arms'),
  ],
  ['Iran is understood to have sent Russia dozens of launchers for short-range missiles.', alleged('arms')],
  [
    'Moscow will dispatch two corvettes to Jask for a search-and-rescue drill with the Iranian navy in March.',
    prospective('military'),
  ],
  ['Iranian carmaker SAIPA shipped 500 sedans to dealers in Moscow.', asserted('economy')],
  ['Russian crude is being refined at Tabriz under an oil swap deal.', asserted('energy')],
  [
    'Ali Akbar Salehi thanked Rosatom for standing by Iran when Western firms walked away from Bushehr.',
    asserted('nuclear'),
  ],
  [
    'A delegation of Russian rectors toured universities in Isfahan and Shiraz and signed twelve cooperation papers.',
    asserted('society'),
  ],
  [
    'Iran and Russia should form a united front against unilateral sanctions, Ghalibaf told Volodin.',
    prospective('diplomacy'),
  ],
  ['The Russian foreign ministry rejected as groundless allegations of missile purchases from Iran.', denied('arms')],
  [
    'Container traffic between Astrakhan and Anzali rose 40 percent in the first half of the year.',
    asserted('transport'),
  ],
  ['Moscow handed Iran three men wanted over the Shiraz shrine attack.', asserted('security')],
  [
    'Iranian dissidents say that Russian consultants sat in the control room during the November blackout.',
    alleged('security'),
  ],
  ['Putin congratulated Pezeshkian on the anniversary of the Islamic Revolution.', asserted('diplomacy')],
  ['Pars-1 went up on a Soyuz-2.1b from Vostochny alongside 18 Russian payloads.', asserted('space')],
  ['Sberbank is weighing whether to open a branch in Tehran, its deputy head said.', prospective('economy')],
  ['The Iranian mission in New York thanked Moscow for its veto.', asserted('diplomacy')],
  ['Iranian cadets are learning to fly Yak-130s at a Russian air academy in Krasnodar.', asserted('military')],
  ["Dagestan's traders buy Iranian cement, tiles and dates through the port of Makhachkala.", asserted('economy')],
  [
    'Asked about the treaty, Vaez said that Tehran had hoped for more than Moscow was willing to give.',
    asserted('diplomacy'),
  ],
  ['Russia and Ukraine swapped 300 prisoners, a day after Iran freed a French cyclist.', no],
  ['Iranian officials warned that Azerbaijan was letting Israel use its territory, while Russia kept silent.', no],
  ['In Moscow, shares fell; in Tehran, the rial hit a record low.', no],
  ['The Treasury secretary said that buyers of Iranian or Russian oil will pay a price.', no],
  ["Russia's envoy to Washington met lawmakers who had written a letter on Iran.", no],
  ['Iran says it downed an American drone over Hormozgan.', no],
  ['A Russian chess champion born in Tehran won in Riga.', no],
  ['Analysts at Rystad see Iranian output at 3.2 million barrels a day and Russian at 9.1 million.', no],
  ['The Kremlin hopes that the United States and Iran will find a peaceful solution, Peskov said.', no],
  ['An Iranian drone hit a refinery in Haifa, Israeli media said. Russia advised its nationals to leave Israel.', no],
]
