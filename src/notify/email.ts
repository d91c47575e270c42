import { createTransport } from 'nodemailer'
import type { ChannelConfig } from '../core/alert/alert-routing.ts'
import { cutText } from '../core/alert/cut-text.ts'
import { renderNotice } from '../core/alert/render-notice.ts'
import type { Channel, DeliveryOutcome } from './channel.ts'

const SECOND = 1000
const CONNECT_TIMEOUT_MS = 10 * SECOND
const SOCKET_TIMEOUT_MS = 30 * SECOND
/** Mail programs cut longer subjects; a header line holds 998 octets at most (RFC 5322, 2.1.1). */
const LONGEST_SUBJECT = 150

/** Answers of a mail server from here on are lasting: https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1 */
const LASTING = 500

function judgeError(error: unknown): DeliveryOutcome {
  const reason = error instanceof Error ? error.message : String(error)
  const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0
  const login = error instanceof Error && 'code' in error && error.code === 'EAUTH'
  // A wrong password is lasting too, but is mended in the settings: the alert must not be lost meanwhile.
  return code >= LASTING && !login ? { kind: 'rejected', reason } : { kind: 'retry', reason }
}

function onAbort(signal: AbortSignal): { readonly aborted: Promise<never>; readonly dispose: () => void } {
  const { promise, reject } = Promise.withResolvers<never>()
  const stop = (): void => reject(new Error('stopped before the mail server answered'))
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop, { once: true })
  return { aborted: promise, dispose: () => signal.removeEventListener('abort', stop) }
}

/** Mails notices as text and HTML. The Message-ID is the notice's own, so that mail programs can tell a repeated mail. */
export function createEmailChannel(id: string, config: Extract<ChannelConfig, { kind: 'email' }>): Channel {
  const transport = createTransport({
    url: config.smtpUrl.reveal(),
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: SOCKET_TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    id,
    kind: 'email',
    deliver: async (notice, { signal }) => {
      const { aborted, dispose } = onAbort(signal)
      const rendered = renderNotice(notice)
      const sent = transport.sendMail({
        from: config.from,
        to: [...config.to],
        subject: cutText(rendered.line(), LONGEST_SUBJECT),
        messageId: `<${notice.id}@entente>`,
        text: rendered.text(),
        html: rendered.html(),
      })
      try {
        const info = await Promise.race([sent, aborted])
        const refused = info.rejected.length > 0 ? `; refused for ${info.rejected.join(', ')}` : ''
        return { kind: 'delivered', detail: `accepted by the mail server${refused}` }
      } catch (error) {
        return judgeError(error)
      } finally {
        dispose()
      }
    },
  }
}
