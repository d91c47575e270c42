// Words that news texts share whatever they are about, in the languages of the shipped sources: function words, and the
// reporting words of the trade. Folded as `foldWord` does. Function words after https://github.com/stopwords-iso/stopwords-iso (MIT).

const ENGLISH = [
  'about above according across after again against all almost along already also although always among amid',
  'and another any anyone anything are around asked because become been before being behind below best',
  'better between beyond both but called came can cannot could day days did does doing done down during each',
  'early earlier either else end enough even ever every everyone far few first five for four from full',
  'further gave get gets getting give given going good got great had half has have having her here hers',
  'herself high him himself his how however including inside instead into its itself just keep known last',
  'late later latest least left less let like likely long look made make makes making many may maybe might',
  'million billion mon month months more morning most much must near need never new news next night nine nor',
  'not nothing now off often old once one only onto open other others our out outside over own part past',
  'people per percent perhaps place point put rather really report reported reports right said same saw say',
  'saying says second see seen set seven several shall she should show since six some someone something soon',
  'spoke spokesman spokesperson spokeswoman state statement still story such take taken ten than that the',
  'their them themselves then there these they thing things think this those though three through thus time',
  'times today together told too took toward towards two under until upon use used very via want was way',
  'week weeks well went were what when where whether which while who whole whom whose why will with within',
  'without work would year years yes yesterday yet you your monday tuesday wednesday thursday friday',
  'saturday sunday january february march april june july august september october november december',
]
const RUSSIAN = [
  'без более больше был была были было быть вам вас ведь весь вместе вот все всего всех вы где года году год',
  'даже два для до его ее если есть еще же за здесь или им именно их как какой когда которая которого',
  'которой которые который которых кто лишь между меня мне много может можно мы на над надо нам нас нашей не',
  'него нее нет неё ни них но ну об один однако он она они оно от очень по под после потом потому почти при',
  'про раз с сам свое своей своих себе себя сегодня сейчас со сообщил сообщила сообщает заявил заявила',
  'словам отметил отметила подчеркнул рассказал также так такая такие такой там тем теперь то тогда того',
  'тоже только том тот три тут ты уже хотя чего чем через что чтобы эта эти этим этих это этого этой этом',
  'этот время день стал стали января февраля марта апреля мая июня июля августа сентября октября ноября',
  'декабря понедельник вторник среду четверг пятницу субботу воскресенье',
]
const PERSIAN = [
  'از است اند اما ان او این ایشان ای با بر برای بعد به بود بودن بوده بیش بین پس پیش تا تر توسط چه چون حال',
  'خبر خود خواهد خواهند داد داده دارد دارند داشت داشته در دو دیگر را روز روی زمان سال شد شدن شده شود صورت طی',
  'علاوه قبل کرد کردن کرده کند کنند که گزارش گفت گفته گیرد ما مورد می میان نیز نیست و وی هر هم همه همین',
  'همچنین هنوز یا یک یکی افزود اظهار داشت کرد',
]
const ARABIC = [
  'الى الی إلى إلی الذی التی الذین الیوم او أو أن ان إن أنه انه أی بان بعد بعض بل بین تم ثم حتى حتی حول حیث',
  'خلال ذلک سوف عام عبر عدم عدد عن عند على علی عندما غیر فی فیه فیها قال قالت قبل قد کان کانت کل کما لا لدى',
  'لدی لقد لم لن له لها ما مع من منذ منها منه هذا هذه هناک هو هی وأضاف وقال وقد ولا وهو وهی یوم یکون',
]

const TRADE = [
  'police officer officers official officials authority authorities government governments president',
  'minister ministers ministry prime company companies city county court country countries national public',
  'world family service services security department director chief group groups member members party',
  'parties leader leaders house home media video photo photos school university health business market',
  'markets team teams game games season player players win won match street road area local region regional',
  'international foreign general office council committee agency association center centre community program',
  'plan plans project development system number issue issues case cases law laws order policy political',
  'politics power economic economy money price prices report reports information story comment comments read',
  'update live watch share follow image source press conference interview photograph credit united states',
  'north south east west western eastern northern southern hour hours minute minutes eve ago man men woman',
  'women child children young old life lives death dead died killed injured start started ended help helped',
  'continue continued expected including following found find show shows shown open opened close closed',
  'major large small big free low top best full real great different important possible able current former',
  'previous recent senior deputy executive head manager staff worker workers job jobs work working works',
  'change changes decision action support need needs based held hold meeting event events night morning',
  'evening afternoon weekend decade century total average rate level increase increased rise rose fell drop',
  'dollar dollars cost costs правительство президент министр министерство страна страны стран глава',
  'представитель заседание встреча вопрос вопросы заявление развитие دولت رئیس وزیر وزارت کشور کشورها سخنگوی',
  'جمهوری الحکومة رئیس وزیر وزارة دولة',
]

/** Words of any report on public life: they tell little, but more than nothing. */
export const TRADE_WORDS: ReadonlySet<string> = new Set(TRADE.flatMap((line) => line.split(' ')))

/** Words that say nothing of what a text is about. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  [ENGLISH, RUSSIAN, PERSIAN, ARABIC].flat().flatMap((line) => line.split(' ')),
)
