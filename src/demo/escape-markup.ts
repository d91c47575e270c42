const SPECIAL = /[&<>"]/g
const ENTITIES: Readonly<Record<string, string>> = { '"': '&quot;', '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Makes a text safe between tags and within double quotes, in HTML and XML. */
export const escapeMarkup = (text: string): string =>
  text.replace(SPECIAL, (character) => ENTITIES[character] ?? character)
