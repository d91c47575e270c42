/**
 * Month names and their short forms in the languages whose feeds write dates in words, without accents and dots, lower
 * case; the number is the month. Source: Unicode CLDR 46, calendar "gregorian", widths wide and abbreviated
 * (https://github.com/unicode-org/cldr-json), and the short forms that RFC 822 dates of those languages carry.
 */
const NAMES: readonly string[] = [
  // 1
  'jan january janv janvier januar janner jaen enero ene gennaio gen genn janeiro styczen stycznia sty led leden ledna ' +
    'ianuarie ian ocak oca januari jan januar január januari янв январь января янв січ січень січня яну януари јануар ' +
    'ιαν ιανουαριος ιανουαριου ιανουάριος يناير كانونالثاني jänner',
  // 2
  'feb february fev fevr fevrier februar feber febrero febbraio fevereiro luty lutego lut unor unora ' +
    'februarie subat sub február februari фев февр февраль февраля лют лютий лютого фев февруари фебруар ' +
    'φεβ φεβρ φεβρουαριος φεβρουαριου فبراير شباط',
  // 3
  'mar march mars marz maerz mrz marzo março marco marzec marca brezen brezna bre martie mart márc marc marcius maart mrt ' +
    'мар март марта бер березень березня марта март μαρ μαρτ μαρτιος μαρτιου مارس اذار',
  // 4
  'apr april avr avril abril abr aprile kwiecien kwietnia kwi duben dubna dub aprilie nisan nis apr aprilis ápr ' +
    'апр апрель апреля кві квіт квітень квітня април απρ απριλιος απριλιου أبريل ابريل نيسان',
  // 5
  'may mai mayo maggio mag maio maj maja kveten kvetna kve mayis mai majus máj mei май мая трав травень травня май мај ' +
    'μαι μαιος μαιου مايو أيار ايار',
  // 6
  'jun june juin juni junio giugno giu junho czerwiec czerwca cze cerven cervna cer cvn iunie iun haziran haz jun junius jún ' +
    'июн июнь июня чер черв червень червня юни јун ιουν ιουνιος ιουνιου يونيو حزيران',
  // 7
  'jul july juil juillet juli julio luglio lug julho lipiec lipca lip cervenec cervence cvc iulie iul temmuz tem julius júl ' +
    'июл июль июля лип липень липня юли јул ιουλ ιουλιος ιουλιου يوليو تموز',
  // 8
  'aug august aout août agosto ago ago sierpien sierpnia sie srpen srpna srp agustos agu augusztus augustus ' +
    'авг август августа сер серп серпень серпня август αυγ αυγουστος αυγουστου أغسطس اغسطس اب آب',
  // 9
  'sep sept september septembre septiembre settembre set sett setembro wrzesien wrzesnia wrz zari zar septembrie eylul eyl ' +
    'szeptember szept сен сент сентябрь сентября вер верес вересень вересня септ септември сеп септембар ' +
    'σεπ σεπτ σεπτεμβριος σεπτεμβριου سبتمبر ايلول أيلول',
  // 10
  'oct october octobre oktober okt octubre ottobre ott outubro out pazdziernik pazdziernika paz rijen rijna rij octombrie ' +
    'ekim eki oktober okt окт октябрь октября жов жовт жовтень жовтня октомври октобар οκτ οκτωβριος οκτωβριου أكتوبر اكتوبر',
  // 11
  'nov november novembre noviembre novembro listopad listopada lis noiembrie noi kasim kas нояб ноя ноябрь ноября ' +
    'лис лист листопад листопада ноември ное новембар νοε νοεμ νοεμβριος νοεμβριου نوفمبر',
  // 12
  'dec december decembre dezember dez diciembre dic dicembre dezembro grudzien grudnia gru prosinec prosince pro decembrie ' +
    'aralik ara дек декабрь декабря гру груд грудень грудня декември децембар δεκ δεκεμβριος δεκεμβριου ديسمبر',
]

const MARKS = /\p{M}/gu

const MONTHS: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((names, index) => names.split(' ').map((name) => [bare(name), index + 1] as const)),
)

function bare(name: string): string {
  return name.normalize('NFD').replace(MARKS, '').toLowerCase()
}

/** Number of a month (1–12) by its name or short form in any of the languages known; undefined for other words. */
export function monthNumber(name: string): number | undefined {
  return MONTHS.get(bare(name))
}
