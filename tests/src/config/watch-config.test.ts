import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { watchConfig, type ConfigWatch, type WatchConfigOptions } from '../../../src/config/watch-config.ts'

const QUICK = { settleMs: 20, pollMs: 40 }

async function quiet(): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, 200)
  })
}

describe('watchConfig', () => {
  let directory = ''
  let watching: ConfigWatch | undefined
  const onChange = vi.fn<() => Promise<void>>()
  const start = async (options: WatchConfigOptions = QUICK): Promise<void> => {
    watching = watchConfig(directory, onChange, options)
    await quiet()
  }

  beforeEach(async () => {
    onChange.mockReset().mockResolvedValue()
    directory = await mkdtemp(join(tmpdir(), 'entente-watch-'))
    await mkdir(join(directory, 'topics'))
    await writeFile(join(directory, 'sources.yaml'), 'a: 1\n')
  })
  afterEach(async () => {
    await watching?.close()
    await rm(directory, { recursive: true })
  })

  it('tells of a changed, a new and a removed file, below the folder too', async () => {
    await start()
    await writeFile(join(directory, 'sources.yaml'), 'a: 2\n')
    await vi.waitFor(() => expect(onChange).toHaveBeenCalledTimes(1))
    await writeFile(join(directory, 'topics', 'new.yaml'), 'b: 1\n')
    await vi.waitFor(() => expect(onChange).toHaveBeenCalledTimes(2))
    await rm(join(directory, 'topics', 'new.yaml'))
    await vi.waitFor(() => expect(onChange).toHaveBeenCalledTimes(3))
  })

  it('is quiet where nothing but the time of a file or another kind of file changed', async () => {
    await start()
    await writeFile(join(directory, 'sources.yaml'), 'a: 1\n')
    await writeFile(join(directory, '.sources.yaml.swp'), 'editor')
    await quiet()
    expect(onChange).not.toHaveBeenCalled()
  })

  it('sees changes without the system telling, as when a mounted folder is swapped', async () => {
    const first = join(directory, '..data-1')
    const second = join(directory, '..data-2')
    for (const [folder, text] of [
      [first, 'a: 1'],
      [second, 'a: 2'],
    ] as const) {
      await mkdir(folder)
      await writeFile(join(folder, 'value'), text)
    }
    await symlink(first, join(directory, '..data'))
    await symlink('..data/value', join(directory, 'linked.yaml'))
    await start()
    await symlink(second, join(directory, '..data-new'))
    await rename(join(directory, '..data-new'), join(directory, '..data'))
    await vi.waitFor(() => expect(onChange).toHaveBeenCalled())
  })

  it('goes on after a change that could not be taken up', async () => {
    const onError = vi.fn<(error: unknown) => void>()
    await start({ ...QUICK, onError })
    onChange.mockRejectedValueOnce(new Error('bad'))
    await writeFile(join(directory, 'sources.yaml'), 'a: 2\n')
    await vi.waitFor(() => expect(onError).toHaveBeenCalled())
    await writeFile(join(directory, 'sources.yaml'), 'a: 3\n')
    await vi.waitFor(() => expect(onChange).toHaveBeenCalledTimes(2))
  })

  it('says nothing after it was closed', async () => {
    await start()
    await watching?.close()
    await writeFile(join(directory, 'sources.yaml'), 'a: 2\n')
    await quiet()
    expect(onChange).not.toHaveBeenCalled()
  })
})
