/**
 * Words that keep their full stop inside a sentence, in lower case and without the last stop.
 * Sources: Unicode CLDR segmentation suppressions (https://github.com/unicode-org/cldr/tree/main/common/segments),
 * AP and Russian press usage.
 */
export interface Abbreviations {
  /** Always followed by the name, number or word they belong to: "Sen.", "No.", «им.». */
  readonly binding: ReadonlySet<string>
  /** May end a sentence as well: "Inc.", "a.m.", «гг.»; the next word decides. */
  readonly loose: ReadonlySet<string>
  /** Words that begin a sentence far more often than they follow an abbreviation, in lower case. */
  readonly starters: ReadonlySet<string>
}

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/u))

const EN: Abbreviations = {
  binding: words(`adm amb approx asst atty bldg brig capt cdr ch cmdr col comm cong cpl cpt ctr dep dept det dir
    dr eg e.g esp est ex exec fig figs fr ft gen gov govs hon ie i.e insp lt lieut maj max mgr min mme mmes mr mrs ms
    msgr mt mx no nos op pfc pp pres prof prop pvt rep reps repr res ret rev sec secy sen sens sgt st ste supt
    treas univ v viz vol vols vs`),
  loose:
    words(`al a.m apr aug ave blvd bros cal calif co colo conn corp d.c dec del etc feb fla ga ill inc ind jan jr jul
    jun kan kg km ky la lbs llc ltd mar mass md mich minn miss mo mph neb nev nov oct okla ont ore pa p.m ph.d plc rd sep
    sept sr sq tenn tex u.k u.n u.s u.s.a va vt wash wis wyo`),
  starters:
    words(`a after all also although among an and another any as asked at because before both but by despite during
    each earlier even every following for from he her here his how however if in instead it its last later many meanwhile
    moreover most my no nor not now of on once one only or other our rather several she since so some still such that the
    their then there these they this those though through to today two under until we what when where whether which while
    who why with without yet you your`),
}

const RU: Abbreviations = {
  binding:
    words(`акад вып г-жа г-н ген гл гос гр д-р доц жен зам ил им каб кв корп кн лит нач напр обл оз ок п пер пл пол
    пом пос пр просп проф р-н рис рук сб св см ср ст стр св т т.е т.к т.н т.наз таб табл тел тов ул утр ч чел-к чл юр`),
  loose:
    words(`в вв г гг др дол долл евр коп кг км кв.м куб л лет м мин млн млрд млр мм н.э п.п прим проч руб сек см т.д т.п
    трлн тыс тонн утра час чел экз`),
  starters:
    words(`а более в ведь во вместе все всё где для до ее если ещё за затем и из именно их к как когда кроме кто мы на
    накануне нам не него но о об он она они оно однако от по пока после поэтому при ранее с сам сегодня так такой такие также там
    тогда то том у что эта эти это этот я`),
}

const DE: Abbreviations = {
  binding:
    words(`abs bd bzw ca d.h dr evtl fr gem gen ggf hr i.d.r inkl jh jr kap nr o.ä prof s.o s.u sog st tel u.a usf v vgl
    z.b zzgl`),
  loose: words(`etc ff min mio mrd std u.s.a usw`),
  starters:
    words(`aber als am an auch auf aus bei bis damit dann das dass der die dies diese doch ein eine er es für im in ist
    man mit nach nun ob sie so und von vor wenn wie wir zu`),
}

const FR: Abbreviations = {
  binding: words(`av bd cf chap dr env ex fig gén m me mgr mlle mm mme mmes n no p pp pr prof st ste vol`),
  loose: words(`etc j.-c km av.j.-c apr`),
  starters:
    words(`au aux ce ces cette dans de des elle elles en et il ils je la le les leur mais nous on or par pour puis que
    sa selon ses si son sur un une vous à`),
}

const ES: Abbreviations = {
  binding: words(`art av cap d da dr dra ej excmo fig gral ing lic no núm pág prof pág.s rte sr sra sres srta sto vol`),
  loose: words(`a.c aprox d.c ee.uu etc s.a`),
  starters:
    words(`al además ante con de desde el ella ellas ellos en entre es esta este esto la las lo los mientras no para pero
    por según si sin sobre su sus también un una y ya`),
}

const TR: Abbreviations = {
  binding: words(`alb av bkz bşk doç dr gen hz korg müh no op org prof sn tuğg tümg vb yrd yzb örn`),
  loose: words(`a.ş ltd m.ö m.s vd vs`),
  starters: words(`ama ancak ayrıca bu bunun da daha fakat her o onun ve ya`),
}

const UK: Abbreviations = {
  binding:
    words(`акад вул ген гр д-р доц ім ін каб кн напр нач обл п пан пл пор пров просп проф р-н рис св див стор т т.зв т.к
    тов`),
  loose: words(`в вв гг грн дол кг км м млн млрд мм р рр руб т.д т.п тис трлн`),
  starters:
    words(`а але адже без в вже вона вони він для до за з й із і їх коли крім ми на не однак під після про при раніше
    так також та те тому у це цей ці як якщо я`),
}

const FA: Abbreviations = {
  binding: words(`ج ر.ک ص ق.م م.م ه ه.ش ه.ق`),
  loose: words(`ش ق`),
  starters: words(`اما او این با به در و`),
}

const AR: Abbreviations = {
  binding: words(`د أ ا م ص ج`),
  loose: words(`هـ ق.م`),
  starters: words(`و في من على إن أن هذا هذه كما لكن`),
}

const BY_LANG: Readonly<Record<string, Abbreviations>> = {
  ar: AR,
  be: UK,
  bg: RU,
  de: DE,
  en: EN,
  es: ES,
  fa: FA,
  fr: FR,
  ru: RU,
  tr: TR,
  uk: UK,
}

/** The abbreviations of a BCP 47 language; English where the language is not known. */
export function abbreviationsOf(lang: string | null): Abbreviations {
  return BY_LANG[(lang ?? 'en').slice(0, 2).toLowerCase()] ?? EN
}
