import type { Speaker } from '../../core/statement/statement.ts'
import { html, type Markup } from './html.ts'

const COUNTRY_CODE = /^[A-Z]{2}$/
const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' })

/** A country by code and English name (flags are letters or boxes on many machines); what is no country code is shown as it is. */
export function renderCountry(code: string): Markup {
  if (!COUNTRY_CODE.test(code)) return html`<span class="country">${code}</span>`
  return html`<span class="country"><abbr>${code}</abbr> ${names.of(code) ?? ''}</span>`
}

/** Who speaks: name, role, organization and country, as far as they are known. */
export function renderSpeaker({ name, role, organization, country }: Speaker): Markup {
  const office = [role, organization].filter((part) => part !== null && part !== '').join(', ')
  return html`<p class="speaker">
    <strong dir="auto">${name ?? (office === '' ? 'Unnamed speaker' : office)}</strong>
    ${name !== null && office !== '' ? html`<span class="office" dir="auto">${office}</span>` : ''}
    ${country === null ? '' : renderCountry(country)}
  </p>`
}
