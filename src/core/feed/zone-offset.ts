/**
 * Minutes east of Greenwich of the zone names that feeds write. RFC 822 §5.1 fixes the North American ones; the rest is
 * the one reading that each has in news feeds (IANA tz database, https://www.iana.org/time-zones).
 */
const ZONES: Readonly<Record<string, number>> = {
  acdt: 630,
  acst: 570,
  adt: -180,
  aedt: 660,
  aest: 600,
  akdt: -480,
  akst: -540,
  almt: 300,
  ast: -240,
  awst: 480,
  azt: 240,
  bst: 60,
  cat: 120,
  cdt: -300,
  cest: 120,
  cet: 60,
  cst: -360,
  eat: 180,
  edt: -240,
  eest: 180,
  eet: 120,
  est: -300,
  et: -300,
  gmt: 0,
  hkt: 480,
  hst: -600,
  idt: 180,
  irdt: 270,
  irst: 210,
  ist: 330,
  jst: 540,
  kst: 540,
  mdt: -360,
  msd: 240,
  msk: 180,
  mst: -420,
  ndt: -150,
  nst: -210,
  nzdt: 780,
  nzst: 720,
  pdt: -420,
  pkt: 300,
  pst: -480,
  sast: 120,
  sgt: 480,
  trt: 180,
  ut: 0,
  utc: 0,
  uzt: 300,
  wat: 60,
  west: 60,
  wet: 0,
  wib: 420,
  z: 0,
}

const NUMERIC = /^(?:gmt|utc|ut|z)?\s*([+-])\s*(\d{1,2}):?(\d{2})?$/
/** RFC 822's military letters; RFC 2822 §4.3 says that so many got them the wrong way round that they mean nothing: UTC. */
const MILITARY = /^[a-ik-z]$/

/** Minutes east of Greenwich for a zone as written ("+0300", "GMT+3", "EST"); undefined when it is none known. */
export function zoneOffset(zone: string): number | undefined {
  const lower = zone.trim().toLowerCase()
  const numeric = NUMERIC.exec(lower)
  if (numeric) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0)
    return minutes > 15 * 60 ? undefined : numeric[1] === '-' ? -minutes : minutes
  }
  return ZONES[lower] ?? (MILITARY.test(lower) ? 0 : undefined)
}
