const NAMES = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' })
const TAG = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$/u

/**
 * The English name of a language; what is no BCP 47 tag stays as it is.
 *
 * @example describeLanguage('ru') // 'Russian'
 */
export function describeLanguage(lang: string | null): string {
  if (lang === null) return 'an unknown language'
  return TAG.test(lang) ? (NAMES.of(lang) ?? lang) : lang
}
