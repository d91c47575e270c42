/** What a rule saw, in words; sorted. */
const WORDS: Readonly<Record<string, string>> = {
  ally: 'one is called the ally of the other',
  'are-allies': 'both are called allies',
  attribute: 'both names stand before the tie as its parties',
  between: 'it is said to be between both',
  bilateral: 'it is called bilateral, and nobody else is named',
  bond: 'one is tied to the other',
  compound: 'one compound names both',
  concert: 'both do it',
  contact: 'one meets or addresses the other',
  crew: 'people of both are at one work',
  discussed: 'both discuss it',
  flow: 'what is the one’s goes to the other',
  'flow-between': 'it passes between both',
  'flow-owned': 'what is the one’s is at work with the other',
  genitive: 'it is of both',
  get: 'one receives from the other',
  give: 'one gives to the other',
  guest: 'people of the one come to the other',
  home: 'one works on what is the other’s by name',
  'in-both': 'it happens in both, with arms',
  joint: 'one shares in it with the other',
  'joint-with': 'a third shares in it with both',
  launch: 'one launches what is the other’s',
  line: 'a line joins both',
  'made-by-other': 'one has or uses what the other made',
  mediate: 'one mediates for the other',
  'meets-both': 'somebody meets both together',
  mutual: 'each does it for the other',
  'named-ally': 'one is named as the ally of the other',
  'named-gift': 'what is the one’s by name is given, and the other is there to take it',
  'named-goods': 'one is to have what is the other’s by name',
  near: 'both stand in one clause with a word of exchange, and nobody else acts',
  object: 'one does it for or with the other',
  'of-both': 'it is of both',
  'our-work': 'one speaks of its own work on what is the other’s',
  ours: 'one calls the other its own, or is helped by it',
  'owned-help': 'one has or seeks the help of the other',
  part: 'one takes part in what is the other’s or both’s by name',
  pointing: 'it points back to a tie of the sentence before',
  presence: 'people of the one are with the other',
  project: 'both are named with a joint undertaking',
  route: 'it goes from one to the other',
  subject: 'both do it',
  support: 'one stands up for the other',
  'takes-part': 'both take part',
  'their-tie': 'the tie is called theirs',
  together: 'both act together',
}

/** One of the sides is only pointed to: "then it fired Iranian missiles". */
const PRONOUN = '-pronoun'

/**
 * Says in words what a rule of the evidence saw; a rule without words is told by its name.
 *
 * @example describeRule('give-pronoun') // 'one gives to the other; one side is named before and pointed to'
 */
export function describeRule(rule: string): string {
  if (!rule.endsWith(PRONOUN)) return WORDS[rule] ?? rule
  const plain = rule.slice(0, -PRONOUN.length)
  return `${WORDS[plain] ?? plain}; one side is named before and pointed to`
}
