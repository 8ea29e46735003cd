import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { open, rename, unlink } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Disk, reasonOf, writeWhole } from '../../src/run/write.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'fledgling-write-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const disk: Disk = { open, rename, unlink }
const failing = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }))

describe('writeWhole', () => {
  it('replaces the text and leaves nothing else behind', async () => {
    const file = path.join(folder, 'a.ipynb')
    writeFileSync(file, 'old', { mode: 0o640 })
    await writeWhole(file, 'new')
    expect(readFileSync(file, 'utf8')).toBe('new')
    expect(readdirSync(folder)).toEqual(['a.ipynb'])
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o640)
  })

  it('writes a file that was not there', async () => {
    await writeWhole(path.join(folder, 'new'), 'text')
    expect(readFileSync(path.join(folder, 'new'), 'utf8')).toBe('text')
  })

  it.skipIf(process.platform === 'win32')('writes through a symbolic link', async () => {
    writeFileSync(path.join(folder, 'real'), 'old')
    symlinkSync('real', path.join(folder, 'link'))
    await writeWhole(path.join(folder, 'link'), 'new')
    expect(lstatSync(path.join(folder, 'link')).isSymbolicLink()).toBe(true)
    expect(readFileSync(path.join(folder, 'real'), 'utf8')).toBe('new')
  })

  it.each([
    ['opening', { ...disk, open: failing('EROFS') }],
    ['renaming', { ...disk, rename: failing('EACCES') }],
    [
      'writing',
      {
        ...disk,
        open: async (file: string, flags: string, mode: number) => {
          const handle = await open(file, flags, mode)
          return { writeFile: failing('ENOSPC'), sync: () => handle.sync(), close: () => handle.close() }
        },
      },
    ],
    [
      'flushing',
      {
        ...disk,
        open: async (file: string, flags: string, mode: number) => {
          const handle = await open(file, flags, mode)
          return {
            writeFile: (text: string) => handle.writeFile(text),
            sync: failing('ENOSPC'),
            close: () => handle.close(),
          }
        },
      },
    ],
  ])('leaves the old text where %s fails', async (_, broken) => {
    const file = path.join(folder, 'a.ipynb')
    writeFileSync(file, 'old')
    await expect(writeWhole(file, 'new', broken as Disk)).rejects.toThrow(/E/)
    expect(readFileSync(file, 'utf8')).toBe('old')
    expect(readdirSync(folder)).toEqual(['a.ipynb'])
  })

  it('removes what a killed process left behind, and not what a living one is writing', async () => {
    const file = path.join(folder, 'a.ipynb')
    writeFileSync(file, 'old')
    // No process has a number this high.
    writeFileSync(path.join(folder, '.a.ipynb.new-999999999-ab'), 'half')
    writeFileSync(path.join(folder, `.a.ipynb.new-${process.pid}-ab`), 'half')
    await writeWhole(file, 'new')
    expect(readdirSync(folder).sort()).toEqual([`.a.ipynb.new-${process.pid}-ab`, 'a.ipynb'])
  })
})

describe('kill -9', () => {
  it.skipIf(process.platform === 'win32')('leaves a whole text at any moment', async () => {
    const file = path.join(folder, 'a.ipynb')
    const module = new URL('../../dist/run/write.js', import.meta.url).href
    const [one, two] = ['1', '2'].map((digit) => digit.repeat(2_000_000))
    writeFileSync(file, one!)
    const script = `import { writeWhole } from ${JSON.stringify(module)}
      process.stdout.write('.')
      for (let i = 0; ; i++) await writeWhole(${JSON.stringify(file)}, String(1 + (i % 2)).repeat(2_000_000))`
    for (let round = 0; round < 8; round++) {
      const child = spawn(process.execPath, ['--input-type=module', '-e', script])
      await once(child.stdout, 'data')
      await new Promise((resolve) => setTimeout(resolve, 7 * round))
      child.kill('SIGKILL')
      await once(child, 'exit')
      const text = readFileSync(file, 'utf8')
      expect(text === one || text === two).toBe(true)
    }
    await writeWhole(file, 'after')
    expect(readdirSync(folder)).toEqual(['a.ipynb'])
  })
})

describe('reasonOf', () => {
  it.each([
    ['EROFS', 'its folder is read-only'],
    ['EACCES', 'you may not write in its folder'],
    ['ENOSPC', 'the disk is full'],
  ])('says what %s means', (code, sentence) => {
    expect(reasonOf(Object.assign(new Error('x'), { code }))).toBe(sentence)
  })

  it('hands on what it does not know', () => {
    expect(reasonOf(new Error('strange'))).toBe('strange')
  })
})
