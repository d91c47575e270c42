import { createServer, type AddressInfo, type Socket } from 'node:net'

/** A mail server that keeps what it is sent; `answers` replaces its answer to a command, by the command's first word. */
export interface MailServer {
  readonly url: string
  readonly mails: string[]
  readonly recipients: string[]
  readonly close: () => Promise<void>
}

function serve(
  socket: Socket,
  answers: Readonly<Record<string, string>>,
  kept: Pick<MailServer, 'mails' | 'recipients'>,
): void {
  let buffer = ''
  let mail: string[] | null = null
  const say = (line: string): boolean => socket.write(`${line}\r\n`)
  const handle = (line: string): void => {
    if (mail !== null) {
      if (line !== '.') mail.push(line)
      else {
        kept.mails.push(mail.join('\n'))
        mail = null
        say(answers['.'] ?? '250 kept')
      }
      return
    }
    const word = line.split(/[ :]/)[0]?.toUpperCase() ?? ''
    const answer = answers[word]
    if (answer !== undefined) say(answer)
    else if (word === 'DATA') {
      mail = []
      say('354 go on')
    } else if (word === 'QUIT') socket.end('221 bye\r\n')
    else say('250 ok')
    if (word === 'RCPT' && answer === undefined) kept.recipients.push(line)
  }
  socket.on('error', () => undefined)
  socket.on('data', (data) => {
    buffer += data.toString('utf8')
    const lines = buffer.split('\r\n')
    buffer = lines.pop() ?? ''
    for (const line of lines) handle(line)
  })
  if (answers['CONNECT'] !== 'silence') say('220 test')
}

export async function startMailServer(answers: Readonly<Record<string, string>> = {}): Promise<MailServer> {
  const kept = { mails: [], recipients: [] }
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    serve(socket, answers, kept)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    ...kept,
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => {
        server.close(resolve)
      })
    },
  }
}
