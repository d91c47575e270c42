/** Whether a request that changes something came from our own page, by what the browser says of it and no page can forge. */
export function isSameOrigin(header: (name: string) => string | undefined): boolean {
  const site = header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin'
  const origin = header('origin')
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === header('host')
}
