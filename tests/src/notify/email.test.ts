import { afterEach, describe, expect, it } from 'vitest'
import { hideSecret } from '../../../src/core/alert/secret.ts'
import { createEmailChannel } from '../../../src/notify/email.ts'
import { alertOf, statementOf } from '../core/alert/alert-of.ts'
import { sourceAlertOf } from '../core/alert/source-alert-of.ts'
import { startMailServer, type MailServer } from './mail-server.ts'

const ATTEMPT = { signal: new AbortController().signal, attempt: 1 }

describe('createEmailChannel', () => {
  let server: MailServer | undefined
  afterEach(async () => server?.close())

  async function channelOn(answers: Readonly<Record<string, string>> = {}) {
    server = await startMailServer(answers)
    const to = ['desk@example.org', 'chief@example.org']
    return createEmailChannel('mail', {
      kind: 'email',
      to,
      from: 'Entente <entente@example.org>',
      smtpUrl: hideSecret(server.url),
    })
  }

  it('mails the alert as text and HTML to everybody, with an id that stays the same', async () => {
    const channel = await channelOn()
    const statements = [statementOf({ text: 'It <b>deepens</b>' })]
    expect(await channel.deliver(alertOf({ statements }), ATTEMPT)).toEqual({
      kind: 'delivered',
      detail: 'accepted by the mail server',
    })
    const mail = server?.mails[0] ?? ''
    expect(server?.recipients).toHaveLength(2)
    expect(mail).toContain(`Message-ID: <${alertOf().id}@entente>`)
    expect(mail).toMatch(/^Subject: =\?UTF-8\?|^Subject: \[HIGH\]/m)
    expect(mail).toContain('Content-Type: text/plain')
    expect(mail).toContain('It &lt;b&gt;deepens')
  })

  it('mails what ops are told of a source', async () => {
    const channel = await channelOn()
    const alert = sourceAlertOf()
    expect((await channel.deliver(alert, ATTEMPT)).kind).toBe('delivered')
    const mail = server?.mails[0] ?? ''
    expect(mail).toContain(`Message-ID: <${alert.id}@entente>`)
    expect(mail).toContain('Subject: [MEDIUM] 1 source in trouble: A Paper (blocked)')
    expect(mail).toContain('Content-Type: text/html')
  })

  it('keeps a page from adding headers or recipients', async () => {
    const channel = await channelOn()
    const speaker = { name: 'X\r\nBcc: evil@example.org', role: null, organization: null, country: null }
    await channel.deliver(alertOf({ statements: [statementOf({ speaker })] }), ATTEMPT)
    expect(server?.mails[0]).not.toMatch(/^Bcc:/m)
    expect(server?.recipients.join('\n')).not.toContain('evil')
  })

  it.each([
    ['a lasting refusal of the mail', { '.': '550 spam' }, 'rejected'],
    ['a passing refusal of the mail', { '.': '451 later' }, 'retry'],
    ['a refusal of all recipients', { RCPT: '550 nobody' }, 'rejected'],
    ['a busy server', { EHLO: '421 busy', HELO: '421 busy' }, 'retry'],
  ])('takes %s for what it is', async (_, answers, kind) => {
    const channel = await channelOn(answers)
    expect((await channel.deliver(alertOf(), ATTEMPT)).kind).toBe(kind)
  })

  it('tries again where no server answers', async () => {
    const channel = await channelOn()
    await server?.close()
    expect((await channel.deliver(alertOf(), ATTEMPT)).kind).toBe('retry')
  })

  it('stops waiting when told to', async () => {
    const channel = await channelOn({ CONNECT: 'silence' })
    const outcome = await channel.deliver(alertOf(), { signal: AbortSignal.timeout(50), attempt: 1 })
    expect(outcome).toEqual({ kind: 'retry', reason: 'stopped before the mail server answered' })
  })
})
