import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folderSource } from '../../../src/page/folder.ts'
import { type Serving, serve } from '../../../src/page/serve.ts'
import { buildSite } from '../../../src/page/site.ts'
import { openBrowser } from '../../browser.ts'
import { openAddress, openFile } from '../open.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'fledgling-safety-'))
const [linked, single] = [path.join(folder, 'linked'), path.join(folder, 'single')]
/** What reached a server that answers everybody, scripts from other origins too. */
const reached: string[] = []
let foreign: Server
let site: Serving
let browser: Browser

/** A cell that tries each way out and prints what came of it. */
function waysOut(outside: string, inside: string): string {
  return `const tried: Record<string, string> = {}
async function attempt(name: string, act: () => unknown) {
  try {
    const got = await Promise.race([act(), new Promise((_, no) => setTimeout(() => no(Error('silence')), 400))])
    tried[name] = 'got ' + String(got)
  } catch (error) {
    tried[name] = 'no'
  }
}
const g = globalThis as any
await attempt('fetch', () => g.fetch('${outside}/fetch'))
await attempt('script of another site', () => g.importScripts('${outside}/script'))
await attempt('module of another site', async () => typeof await import('${outside}/module?secret'))
await attempt('module of its own site', async () => typeof await import('${inside}/own?secret'))
await attempt('module of a text', async () => typeof await import('data:text/javascript,export default 1'))
await attempt('request', () => new g.XMLHttpRequest())
await attempt('socket', () => new g.WebSocket('${outside.replace('http', 'ws')}/socket'))
await attempt('events', () => new g.EventSource('${outside}/events'))
await attempt('transport', () => new g.WebTransport('${outside}/transport'))
await attempt('beacon', () => g.navigator.sendBeacon('${outside}/beacon'))
await attempt('worker', () => new g.Worker('data:text/javascript,1'))
await attempt('channel', () => new g.BroadcastChannel('page'))
await attempt('database', () => g.indexedDB.open('page'))
await attempt('cache', () => g.caches.open('page'))
await attempt('files', () => g.navigator.storage.getDirectory())
await attempt('old files', () => g.webkitRequestFileSystemSync(0, 1))
await attempt('locks', () => g.navigator.locks.query())
await attempt('storage', () => g.localStorage.getItem('fledgling:secret'))
await attempt('page', () => g.document.title)
await attempt('frame', () => g.parent.location.href)
await attempt('message to the page', () => g.postMessage({ type: 'done', run: 1 }))
await attempt('eval', () => g.eval('1 + 1'))
await attempt('function of a text', () => (async () => {}).constructor('return 1')())
await attempt('timer of a text', () => g.setTimeout('1'))
await attempt('end of the worker', () => g.close())
await attempt('what was taken away, from a prototype', () => {
  for (let at = g; at; at = Object.getPrototypeOf(at))
    for (const name of ['fetch', 'importScripts', 'indexedDB', 'caches', 'postMessage', 'close'])
      if (Object.getOwnPropertyDescriptor(at, name)) return name
  throw Error('nothing')
})
console.log(JSON.stringify(tried))`
}

/** A cell that puts functions of its own in the place of those of the language, to get hold of the runtime's port. */
const grab = `const g = globalThis as any
g.stolen = []
const send = MessagePort.prototype.postMessage
MessagePort.prototype.postMessage = function (...all: any[]) { g.stolen.push(this); return send.apply(this, all as any) }
const { get } = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')!
Object.defineProperty(MessageEvent.prototype, 'data', { get() { g.stolen.push(this.target); return get!.call(this) } })
for (const type of ['message', 'start']) g.addEventListener(type, (event: any) => g.stolen.push(event))
Function.prototype.call = Function.prototype.apply = Reflect.apply = (() => g.stolen.push('called')) as any
const fine = 'set'`

function notebook(cells: Readonly<Record<string, string>>): string {
  const code = Object.entries(cells).map(([id, source]) => ({
    cell_type: 'code',
    execution_count: null,
    id,
    metadata: {},
    outputs: [],
    source,
  }))
  const text = {
    cell_type: 'markdown',
    id: 'head',
    metadata: {},
    source: '# Hostile\n\nOne 7<!-- grew() -->.',
  }
  const metadata = {
    kernelspec: { display_name: 'TypeScript', language: 'typescript', name: 'tslab' },
    language_info: { name: 'typescript' },
  }
  return JSON.stringify({ cells: [text, ...code], metadata, nbformat: 4, nbformat_minor: 5 })
}

beforeAll(async () => {
  foreign = createServer((request, response) => {
    reached.push(request.url ?? '')
    response.writeHead(200, { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' })
    response.end('globalThis.foreign = 1')
  })
  await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve))
  const outside = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}`
  site = await serve(
    (file) => {
      if (file.includes('own')) reached.push(file)
      return folderSource(linked)(file)
    },
    { port: 0 },
  )
  const notebooks = path.join(folder, 'notebooks', 'en')
  mkdirSync(notebooks, { recursive: true })
  const cells = {
    marks: 'globalThis.ran = (globalThis.ran ?? 0) + 1\nfunction grew() { globalThis.ran += 100; return 7 }',
    escape: waysOut(outside, site.url.slice(0, -1)),
    grab,
    after: 'console.log(globalThis.stolen.length, fine)',
    shout:
      "import { show } from 'fledgling'\nshow('<img src=x onerror=\"globalThis.ran=1\">')\nthrow Error('<b>')",
  }
  writeFileSync(path.join(notebooks, '01-hostile.ipynb'), notebook(cells))
  await buildSite({ notebooks, language: 'en', out: linked })
  await buildSite({ notebooks, language: 'en', out: single, single: true })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await site.close()
  foreign.close()
  rmSync(folder, { recursive: true })
})

const cell = (page: Page, id: string) => page.locator(`div.cell[data-cell="${id}"]`)

/** Presses Run, and gives back what the cell has put out once that says what is expected. */
async function run(page: Page, id: string, expected: RegExp): Promise<string> {
  await cell(page, id).scrollIntoViewIfNeeded()
  await cell(page, id).locator('button.run').click()
  const out = cell(page, id).locator('.out')
  await expect.poll(() => out.innerText()).toMatch(expected)
  return out.innerText()
}

/** Waits for the worker that the page starts when it is idle, and asks it what the cells have left behind. */
async function left(page: Page, name: string): Promise<unknown> {
  const worker = page.workers()[0] ?? (await page.waitForEvent('worker'))
  return worker.evaluate((key) => (globalThis as Record<string, unknown>)[key], name)
}

/** The page in three forms; the one that is served has a server of its own to be kept from. */
const forms: [string, () => ReturnType<typeof openFile>][] = [
  ['beside its scripts, from a file', () => openFile(browser, linked, '01-hostile.html')],
  ['as a single file', () => openFile(browser, single, '01-hostile.html')],
  ['from a server', () => openAddress(browser, site.url, `${site.url}01-hostile.html#control=marks`)],
]

describe.each(forms)('a hostile lesson %s', (_, open) => {
  it('runs nothing before the reader presses Run, and then reaches nothing', async () => {
    const { page, troubles, foreign: asked, close } = await open()
    await page.evaluate(() => localStorage.setItem('fledgling:secret', 'untouched'))
    const title = await page.title()
    for (const id of ['marks', 'escape', 'shout']) await cell(page, id).scrollIntoViewIfNeeded()
    expect(await left(page, 'ran')).toBeUndefined()

    const tried = JSON.parse(await run(page, 'escape', /^\s*\{.*\}\s*$/s)) as Record<string, string>
    expect(Object.entries(tried).filter(([, outcome]) => outcome !== 'no')).toEqual([])
    expect(Object.keys(tried).length).toBe(26)
    expect(await left(page, 'ran')).toBeGreaterThan(0)
    // The cell above, which grabs what it can, runs before it.
    expect(await run(page, 'after', /set/)).toMatch(/^\s*0 set/)
    await run(page, 'shout', /img/)

    expect(await page.evaluate(() => (globalThis as { ran?: number }).ran)).toBeUndefined()
    expect(await page.evaluate(() => localStorage.getItem('fledgling:secret'))).toBe('untouched')
    expect(await page.locator('main .out img').count()).toBe(0)
    expect(await page.title()).toBe(title)
    expect(reached).toEqual([])
    expect(asked).toEqual([])
    // The browser says in the console what the policy has stopped; nothing else may be there.
    expect(troubles.filter((text) => !/Content Security Policy|Failed to load|net::ERR/.test(text))).toEqual(
      [],
    )
    await close()
  })
})
