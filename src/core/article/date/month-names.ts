// Names of months as pages write them, lower case, without dots. Gregorian names and their cases after Unicode CLDR
// (https://github.com/unicode-org/cldr-json, ca-gregorian: wide, abbreviated, stand-alone), Persian ones after ca-persian.

const GREGORIAN: readonly (readonly string[])[] = [
  'january jan januar jänner jän januari janvier janv enero ene gennaio gen gennaro janeiro ocak oca январь января янв січень січня січ styczeń stycznia sty leden ledna januára január tammikuu tammikuuta ianuarie ιανουαρίου ژانویه ینایر يناير كانونـالثاني جانفي ژانويه',
  'february feb februar februari février fevrier févr fév febrero febbraio febr fevereiro fev şubat şub февраль февраля фев февр лютий лютого лют luty lutego lut únor února februára február helmikuu helmikuuta februarie φεβρουαρίου فوریه فوريه فبراير شباط فيفري',
  'march mar märz mär mrz maart mrt mars marzo março marco mart март марта мар березень березня бер marzec marca březen března marec maaliskuu maaliskuuta martie μαρτίου مارس آذار',
  'april apr april avril avr abril abr aprile nisan nis апрель апреля апр квітень квітня кві kwiecień kwietnia kwi duben dubna apríl apríla huhtikuu huhtikuuta aprilie απριλίου آوریل آوريل أفريل أبريل ابريل نيسان إبريل',
  'may mai mei mayo maggio mag maio mayıs май мая травень травня тра maj maja květen května máj mája toukokuu toukokuuta maj μαΐου مه می مايو أيار ایار ماي',
  'june jun juni juin junio giugno giu junho haziran haz июнь июня июн червень червня чер czerwiec czerwca cze červen června júna jún kesäkuu kesäkuuta iunie ιουνίου ژوئن يونيو يونية يونيه حزيران یونیو جوان',
  'july jul juli juillet juil julio luglio lug julho temmuz tem июль июля июл липень липня лип lipiec lipca lip červenec července júla júl heinäkuu heinäkuuta iulie ιουλίου ژوئیه ژوئيه جولای جولاي جويلية يوليه يولية يوليو تموز یولیو',
  'august aug augustus août aout agosto ago ağustos ağu август августа авг серпень серпня сер sierpień sierpnia sie srpen srpna augusta elokuu elokuuta αυγούστου اوت آگوست أغسطس اغسطس آب أوت',
  'september sep sept september septembre septiembre set setiembre settembre setembro eylül eyl сентябрь сентября сен сент вересень вересня вер wrzesień września wrz září septembra syyskuu syyskuuta septembrie σεπτεμβρίου سپتامبر سبتمبر أيلول ایلول',
  'october oct oktober okt octobre octubre ottobre ott outubro out ekim eki октябрь октября окт жовтень жовтня жов październik października paź říjen října októbra október lokakuu lokakuuta octombrie οκτωβρίου اکتبر أكتوبر اكتوبر تشرينـالأول',
  'november nov november novembre noviembre novembro kasım kas ноябрь ноября ноя нояб листопад листопада лис listopad listopada lis novembra marraskuu marraskuuta noiembrie νοεμβρίου نوامبر نوفمبر تشرينـالثاني',
  'december dec dezember dez december décembre decembre déc diciembre dic dicembre dezembro aralık ara декабрь декабря дек грудень грудня гру grudzień grudnia gru prosinec prosince decembra joulukuu joulukuuta decembrie δεκεμβρίου دسامبر ديسمبر كانونـالأول دیسمبر',
].map((names) => names.split(' '))

const PERSIAN: readonly (readonly string[])[] = [
  'فروردین فروردين farvardin',
  'اردیبهشت ارديبهشت ordibehesht',
  'خرداد khordad',
  'تیر تير tir',
  'مرداد امرداد mordad',
  'شهریور شهريور shahrivar',
  'مهر mehr',
  'آبان ابان aban',
  'آذر اذر azar',
  'دی دي dey',
  'بهمن bahman',
  'اسفند esfand',
].map((names) => names.split(' '))

/** Which month a word names, 1–12, and in which calendar. */
export interface NamedMonth {
  readonly month: number
  readonly calendar: 'gregorian' | 'persian'
}

/** Month by name, lower case and without a dot. */
export const MONTHS: ReadonlyMap<string, NamedMonth> = new Map([
  ...entries(PERSIAN, 'persian'),
  ...entries(GREGORIAN, 'gregorian'),
])

function entries(names: readonly (readonly string[])[], calendar: NamedMonth['calendar']): [string, NamedMonth][] {
  return names.flatMap((alike, at) => alike.map((name): [string, NamedMonth] => [name, { month: at + 1, calendar }]))
}
