import { describe, expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

/** Words of every statement that the demo's news holds and its topics watch, in the order of their alerts. */
const STATEMENTS = [
  'hundreds of attack drones',
  'deepening military partnership',
  'военно-техническое сотрудничество',
  'رشت–آستارا را با هم',
  'joint naval exercises',
  'denies: Russia had delivered fighter jets',
  'sharing satellite images',
]

describe('demo', () => {
  it('shows one alert for each new statement, in three languages, and none for the rest', async () => {
    const { code, stdout } = await runCli(['demo'], {})
    expect(code).toBe(0)
    const alerts = stdout.split('┌─ ALERT').slice(1)
    expect(STATEMENTS.map((words) => [words, alerts.filter((alert) => alert.includes(words)).length])).toEqual(
      STATEMENTS.map((words) => [words, 1]),
    )
    expect(alerts).toHaveLength(STATEMENTS.length)
    expect(stdout).toContain('7 alerts, one for each new statement.')
  }, 120_000)
})
