/**
 * Wordings that outlets put for one another in the same quotation: contractions, spellings, names of states. Only pairs that never
 * change the meaning; what might is left out, for a wrong "same" hides news. Sources: AP and Guardian style guides.
 */
export const VARIANTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: {
    "aren't": 'are not',
    "can't": 'can not',
    "couldn't": 'could not',
    "didn't": 'did not',
    "doesn't": 'does not',
    "don't": 'do not',
    "hadn't": 'had not',
    "hasn't": 'has not',
    "haven't": 'have not',
    "he'll": 'he will',
    "he's": 'he is',
    "i'd": 'i would',
    "i'll": 'i will',
    "i'm": 'i am',
    "i've": 'i have',
    "isn't": 'is not',
    "it'll": 'it will',
    "it's": 'it is',
    "shouldn't": 'should not',
    "that's": 'that is',
    "there's": 'there is',
    "they'd": 'they would',
    "they'll": 'they will',
    "they're": 'they are',
    "they've": 'they have',
    "wasn't": 'was not',
    "we'd": 'we would',
    "we'll": 'we will',
    "we're": 'we are',
    "we've": 'we have',
    "weren't": 'were not',
    "what's": 'what is',
    "who's": 'who is',
    "won't": 'will not',
    "wouldn't": 'would not',
    "you'll": 'you will',
    "you're": 'you are',
    "you've": 'you have',
    'u.s': 'us',
    america: 'us',
    analyse: 'analyze',
    cannot: 'can not',
    centre: 'center',
    colour: 'color',
    defence: 'defense',
    eight: '8',
    favour: 'favor',
    five: '5',
    four: '4',
    honour: 'honor',
    labour: 'labor',
    neighbouring: 'neighboring',
    neighbours: 'neighbors',
    nine: '9',
    organisation: 'organization',
    percent: '%',
    programme: 'program',
    recognise: 'recognize',
    seven: '7',
    six: '6',
    ten: '10',
    three: '3',
    towards: 'toward',
    two: '2',
    upon: 'on',
  },
  ru: { 'р.ф': 'россия', рф: 'россия', процентов: '%', процента: '%', сша: 'америка' },
  fa: { درصد: '%' },
}

/** Words whose coming or going does not change what is said. */
export const LIGHT_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(
    `a all also an and as at but by did do does for from had has have here in indeed is it its just of on our really so such that the
     their them there these they this those to very was we well were will with you your i my he she his her`
      .trim()
      .split(/\s+/u),
  ),
  ru: new Set(
    'а и в во к ко на о об от по с со же ли вот это этот эта эти также еще уже наш наша наши наших свой свои очень так что'.split(
      ' ',
    ),
  ),
  fa: new Set('و در به از که را این آن با برای ما هم نیز خود است های ها می'.split(' ')),
}

/** Words that bind what stands before them to a condition. */
export const BINDING_WORDS: ReadonlySet<string> = new Set(
  'if unless until except only provided если только пока اگر مگر تا'.split(' '),
)

/** Words that turn a statement round, or bind it to a condition: never light, wherever they stand. */
export const TURNING_WORDS: ReadonlySet<string> = new Set(
  `no not never none nobody nor nothing doubt doubts deny denies neither without hardly barely cannot n't if unless until except only could may might would should denied
   false untrue refuse refused refuses reject rejected stop stopped less more
   не нет ни никогда никто ничего без если едва лишь только бы могут может отказ
   نه نیست نیستند نمی نباید هرگز بدون اگر مگر فقط نخواهد نکرده نشده نداریم ندارد ندارند`
    .trim()
    .split(/\s+/u),
)
