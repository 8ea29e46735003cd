import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import {
  kernelFolders,
  kernelName,
  type Machine,
  pythonHome,
  userDataFolder,
} from '../../src/kernelspec/index.ts'

const linux = (env: Machine['env'] = {}): Machine => ({ platform: 'linux', env, home: '/home/zoë' })
const mac = (env: Machine['env'] = {}): Machine => ({ platform: 'darwin', env, home: '/Users/zoë' })
const windows = (env: Machine['env'] = {}): Machine => ({ platform: 'win32', env, home: 'C:\\Users\\Zoë' })
const appData = 'C:\\Users\\Zoë\\AppData\\Roaming'

// The places are those of the page "Common Directories and File Locations" of Jupyter's documentation.
describe("a user's Jupyter data", () => {
  it.each([
    ['on Linux', linux(), '/home/zoë/.local/share/jupyter'],
    ['on Linux with XDG', linux({ XDG_DATA_HOME: '/data of zoë' }), '/data of zoë/jupyter'],
    ['on Linux with an empty XDG', linux({ XDG_DATA_HOME: '' }), '/home/zoë/.local/share/jupyter'],
    ['on a Mac', mac({ XDG_DATA_HOME: '/data' }), '/Users/zoë/Library/Jupyter'],
    [
      'on a Mac in the new way',
      mac({ JUPYTER_PLATFORM_DIRS: '1' }),
      '/Users/zoë/Library/Application Support/Jupyter',
    ],
    ['on Windows', windows({ APPDATA: appData }), `${appData}\\jupyter`],
    ['on Windows without APPDATA', windows(), 'C:\\Users\\Zoë\\.jupyter\\data'],
    [
      'on Windows in the new way',
      windows({ JUPYTER_PLATFORM_DIRS: 'true', LOCALAPPDATA: 'D:\\Local' }),
      'D:\\Local\\Jupyter',
    ],
    ['where the user says', mac({ JUPYTER_DATA_DIR: '/elsewhere' }), '/elsewhere'],
  ])('is %s in its place', (_, machine, folder) => expect(userDataFolder(machine)).toBe(folder))
})

describe('the folders in which Jupyter looks for kernels', () => {
  const venv = { prefix: '/home/zoë/my venv', isVirtual: true, isPreferred: true }

  it("are, without a Python, the user's before the system's", () => {
    expect(kernelFolders(linux(), undefined)).toEqual([
      '/home/zoë/.local/share/jupyter/kernels',
      '/usr/local/share/jupyter/kernels',
      '/usr/share/jupyter/kernels',
      '/home/zoë/.ipython/kernels',
    ])
  })

  it('begin with those of JUPYTER_PATH, of which an empty one is none', () => {
    const folders = kernelFolders(linux({ JUPYTER_PATH: '/one::/two/' }), undefined)
    expect(folders.slice(0, 3)).toEqual([
      '/one/kernels',
      '/two/kernels',
      '/home/zoë/.local/share/jupyter/kernels',
    ])
  })

  it('have a preferred environment before the user, another one behind', () => {
    const own = '/home/zoë/my venv/share/jupyter/kernels'
    const user = '/home/zoë/.local/share/jupyter/kernels'
    expect(kernelFolders(linux(), venv).slice(0, 2)).toEqual([own, user])
    expect(kernelFolders(linux(), { ...venv, isPreferred: false }).slice(0, 2)).toEqual([user, own])
  })

  it("name no folder twice, where Python is the system's", () => {
    const folders = kernelFolders(linux(), { prefix: '/usr', isVirtual: false, isPreferred: false })
    expect(folders.filter((folder) => folder === '/usr/share/jupyter/kernels')).toHaveLength(1)
  })

  it('know what was installed for the user, but not in a virtual environment', () => {
    const machine = linux({ XDG_DATA_HOME: '/data', PYTHONUSERBASE: '/base' })
    expect(kernelFolders(machine, undefined)).toContain('/base/share/jupyter/kernels')
    expect(kernelFolders(machine, venv)).not.toContain('/base/share/jupyter/kernels')
  })

  it('are on Windows separated by semicolons, and ProgramData only when asked for', () => {
    const machine = windows({ APPDATA: appData, JUPYTER_PATH: 'D:\\a;D:\\b', PROGRAMDATA: 'C:\\ProgramData' })
    const folders = kernelFolders(machine, { prefix: 'C:\\Python312', isVirtual: false, isPreferred: false })
    expect(folders).toEqual([
      'D:\\a\\kernels',
      'D:\\b\\kernels',
      `${appData}\\jupyter\\kernels`,
      `${appData}\\Python\\share\\jupyter\\kernels`,
      'C:\\Python312\\share\\jupyter\\kernels',
      'C:\\Users\\Zoë\\.ipython\\kernels',
    ])
    const { env } = machine
    expect(kernelFolders(windows({ ...env, JUPYTER_USE_PROGRAMDATA: '1' }), undefined)).toContain(
      'C:\\ProgramData\\jupyter\\kernels',
    )
  })
})

describe.skipIf(process.platform === 'win32')('the Python that Jupyter runs on', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'fledgling ü-'))
  const venv = path.join(folder, 'my venv')
  const bin = path.join(folder, 'bin')
  mkdirSync(path.join(venv, 'bin'), { recursive: true })
  mkdirSync(bin)
  writeFileSync(path.join(venv, 'pyvenv.cfg'), '')
  writeFileSync(path.join(venv, 'bin', 'jupyter'), '', { mode: 0o755 })
  symlinkSync(path.join(venv, 'bin', 'jupyter'), path.join(bin, 'jupyter'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('is where the first jupyter of the PATH is, also behind a link', () => {
    const python = pythonHome(linux({ PATH: `/nowhere:${bin}`, VIRTUAL_ENV: '/another' }))
    expect(python).toEqual({ prefix: venv, isVirtual: true, isPreferred: true })
  })

  it('is the active environment where there is no jupyter', () => {
    expect(pythonHome(linux({ PATH: '/nowhere', VIRTUAL_ENV: '/gone' }))).toMatchObject({ prefix: '/gone' })
    expect(pythonHome(linux({ CONDA_PREFIX: venv }))).toMatchObject({ prefix: venv })
    expect(pythonHome(linux())).toBeUndefined()
  })

  it.each([
    ['0', false],
    ['no', false],
    ['1', true],
  ])('is preferred as JUPYTER_PREFER_ENV_PATH=%s says', (said, isPreferred) => {
    expect(pythonHome(linux({ JUPYTER_PREFER_ENV_PATH: said }), venv)).toMatchObject({ isPreferred })
  })

  it('is preferred in a conda environment, but not in the base one', () => {
    const conda = (name: string) =>
      pythonHome(linux({ CONDA_PREFIX: bin, CONDA_DEFAULT_ENV: name }))?.isPreferred
    expect([conda('birds'), conda('base')]).toEqual([true, false])
  })
})

describe('the name of a kernel', () => {
  it.each(['fledgling', 'tslab', 'a.b_c-9', '3'])('may be %s', (name) => expect(kernelName(name)).toBe(name))
  it('is in small letters', () => expect(kernelName('TSLab')).toBe('tslab'))
  it.each(['', 'a b', 'zoë', 'a/b', 'a\\b', '.', '..', 'a\n'])('may not be %j', (name) =>
    expect(kernelName(name)).toBeUndefined(),
  )
})
