import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { root } from './environment.ts'

let base: string
let child: ChildProcess | undefined

beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'fledgling-start-'))
  mkdirSync(path.join(base, 'notebooks', 'en'), { recursive: true })
})
afterEach(() => {
  child?.kill('SIGKILL')
  rmSync(base, { recursive: true })
})

function writeLesson(title: string): void {
  const cells = [{ cell_type: 'markdown', id: 'title', metadata: {}, source: [`# ${title}`] }]
  writeLessonText(JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }))
}

function writeLessonText(text: string): void {
  writeFileSync(path.join(base, 'notebooks', 'en', '01-a-line.ipynb'), text)
}

/** The command as a reader starts it, from the built files; `printed` holds all that it has said so far. */
function fledgling(...argv: string[]) {
  const started = spawn(process.execPath, [path.join(root, 'dist', 'cli', 'main.js'), ...argv], { cwd: base })
  child = started
  let printed = ''
  const wakers: (() => void)[] = []
  const keep = (chunk: Buffer) => {
    printed += chunk
    for (const wake of wakers.splice(0)) wake()
  }
  started.stdout.on('data', keep)
  started.stderr.on('data', keep)
  const ended = new Promise<number | null>((resolve) => started.on('exit', resolve))
  const said = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const found = pattern.exec(printed)?.[0]
      if (found !== undefined) return found
      await new Promise<void>((resolve) => wakers.push(resolve))
    }
  }
  return { started, said, ended, printed: () => printed }
}

describe('fledgling start', () => {
  it('serves the lessons, tells of an edited one, and keeps the last good page of a broken one', async () => {
    writeLesson('The first title')
    const { started, said, ended } = fledgling('start', '--no-check', '--port', '0')
    const url = await said(/http:\/\/127\.0\.0\.1:\d+\//)
    const page = async () => (await fetch(`${url}01-a-line.html`)).text()
    expect(await page()).toContain('The first title')

    const events = (await fetch(`${url}-/events`)).body!.pipeThrough(new TextDecoderStream()).getReader()
    await events.read()
    // Chokidar needs a moment to see a folder for the first time; without it the edit is part of the beginning.
    await said(/Watching/)
    writeLesson('The second title')
    const { value } = await events.read()
    expect(JSON.parse(value!.slice('data: '.length)).reload).toContain('01-a-line.html')
    expect(await page()).toContain('The second title')

    writeLessonText('{"cells": [')
    await said(/01-a-line.*not JSON.*\n.*stay as they were/)
    expect(await page()).toContain('The second title')

    started.kill('SIGINT')
    const exitCode = await ended
    // Windows knows no signals: there the process is ended from outside.
    if (process.platform !== 'win32') expect(exitCode).toBe(0)
  })

  it('says what is wrong with a lesson that is broken from the beginning, and shows it once it is mended', async () => {
    writeLessonText('no notebook')
    const { said } = fledgling('start', '--no-check', '--port', '0')
    const url = await said(/http:\/\/127\.0\.0\.1:\d+\//)
    const broken = await fetch(url)
    expect(broken.status).toBe(503)
    expect(await broken.text()).toContain('not JSON')
    await said(/not JSON/)
    await said(/Watching/)
    writeLesson('Mended')
    await said(/changed: 01-a-line/)
    expect(await (await fetch(`${url}01-a-line.html`)).text()).toContain('Mended')
  })
})

describe('fledgling serve', () => {
  it('prints the address of a folder and ends on Ctrl-C', async () => {
    writeFileSync(path.join(base, 'index.html'), '<h1>contents</h1>')
    const { started, said, ended } = fledgling('serve', '.', '--port', '0')
    const url = await said(/http:\/\/127\.0\.0\.1:\d+\//)
    expect(await (await fetch(url)).text()).toBe('<h1>contents</h1>')
    await said(/Ctrl-C/)
    started.kill('SIGINT')
    const exitCode = await ended
    if (process.platform !== 'win32') expect(exitCode).toBe(0)
  })
})
