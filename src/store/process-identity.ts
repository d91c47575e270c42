import { readFile, readlink } from 'node:fs/promises'
import { runProgram } from './run-program.ts'

/**
 * A text that tells a running process from any other that ever had its number; undefined when no such process runs.
 * Linux: boot and start tick, so that a container's next process 1 is another. Elsewhere: the start time that `ps` knows.
 */
export async function findProcessIdentity(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') return await ps(pid, 'lstart=')
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  // The program's name, in brackets, may itself hold spaces and brackets; start time is field 22, state field 3.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (fields === undefined || fields[0] === 'Z') return undefined
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')
  return `${boot.trim()} ${fields[19] ?? ''}`
}

/** Whether a process is a PostgreSQL server that works in this folder (a real path). */
export async function isServerOf(pid: number, folder: string): Promise<boolean> {
  if (process.platform !== 'linux') return (await ps(pid, 'command='))?.includes(folder) === true
  const [cwd, command] = await Promise.all([
    readlink(`/proc/${pid}/cwd`).catch(() => ''),
    readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
  ])
  return cwd === folder && command.includes('postgres')
}

async function ps(pid: number, column: string): Promise<string | undefined> {
  const end = await runProgram(['ps', '-p', String(pid), '-o', column])
  return end.stdout.trim() || undefined
}
