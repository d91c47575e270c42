/** What the bytes are: decides where a declaration of the encoding may stand. */
export type ByteKind = 'html' | 'xml' | 'text'

const HEADER_CHARSET = /charset\s*=\s*["']?\s*([\w.:+-]+)/i
/** XML 1.0 §2.8, also where white space or a comment wrongly stands before it. */
const XML_ENCODING = /<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([\w.:+-]+)/i
/** Both forms of the HTML declaration: `<meta charset=…>` and `<meta http-equiv … content="…; charset=…">`. */
const META_CHARSET = /<meta\s[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:+-]+)/i

/** WHATWG looks at 1,024 bytes; pages with long comments first are common enough to look further. */
const SCAN_BYTES = 4096

/** The charset of a Content-Type header, as written there; undefined when it names none. */
export function headerCharset(contentType: string | undefined): string | undefined {
  return HEADER_CHARSET.exec(contentType ?? '')?.[1]
}

/**
 * The encoding that the document itself declares in its first bytes, as written there. The bytes are read as Latin-1,
 * which every encoding that can be declared this way agrees with in ASCII.
 */
export function declaredCharset(bytes: Uint8Array, kind: ByteKind): string | undefined {
  if (kind === 'text') return undefined
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, SCAN_BYTES))
  return XML_ENCODING.exec(head)?.[1] ?? (kind === 'html' ? META_CHARSET.exec(head)?.[1] : undefined)
}
