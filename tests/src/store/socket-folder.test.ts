import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { PostgresLaunch } from '../../../src/store/postgres-launch.ts'
import { chooseSocketFolder, removeSocketFolder } from '../../../src/store/socket-folder.ts'

const launch: PostgresLaunch = { prefix: [], bin: '/bin', major: '18', owner: undefined, folderFor: (folder) => folder }

describe('chooseSocketFolder', () => {
  it('is the cluster itself, quoted for the setting', async () => {
    const socket = await chooseSocketFolder('/data/a "b", c', launch)
    expect(socket).toEqual({ folder: '/data/a "b", c', setting: '"/data/a ""b"", c"', temporary: false })
  })

  it('counts bytes, not letters, and leaves for a short folder where the path is too long', async () => {
    const socket = await chooseSocketFolder(`/data/${'д'.repeat(45)}`, launch)
    expect(socket.temporary).toBe(true)
    expect(existsSync(socket.folder)).toBe(true)
    await removeSocketFolder(socket)
    expect(existsSync(socket.folder)).toBe(false)
  })
})
