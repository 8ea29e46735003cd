import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { folderSource } from '../../src/page/folder.ts'
import { pathOf, type Serving, serve } from '../../src/page/serve.ts'

let base: string
let site: string
const open: Serving[] = []

beforeAll(() => {
  base = mkdtempSync(path.join(tmpdir(), 'fledgling-serve-'))
  site = path.join(base, 'site')
  mkdirSync(path.join(site, 'assets'), { recursive: true })
  mkdirSync(path.join(base, 'site-secret'))
  writeFileSync(path.join(base, 'secret.txt'), 'secret')
  writeFileSync(path.join(base, 'site-secret', 'secret.txt'), 'secret')
  writeFileSync(path.join(site, 'index.html'), '<h1>contents</h1>')
  writeFileSync(path.join(site, '.env'), 'secret')
  writeFileSync(path.join(site, 'assets', 'index.html'), '<h1>assets</h1>')
  writeFileSync(path.join(site, 'assets', 'a b.js'), 'let x')
  writeFileSync(path.join(site, '第一课.html'), '<h1>课</h1>')
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((serving) => serving.close()))
})
afterAll(() => rmSync(base, { recursive: true }))

async function serveSite(): Promise<Serving> {
  const serving = await serve(folderSource(site), { port: 0 })
  open.push(serving)
  return serving
}

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** One request whose path is sent exactly as written, which `fetch` would tidy up first. */
function ask(
  port: number,
  target: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: target, headers, method }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('end', () => {
        const body = Buffer.concat(chunks).toString()
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body })
      })
    })
      .on('error', reject)
      .end()
  })
}

describe('serve', () => {
  it('answers with the file, its type, and no leave to keep it', async () => {
    const { port } = await serveSite()
    const page = await ask(port, '/')
    expect(page).toMatchObject({ status: 200, body: '<h1>contents</h1>' })
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    const script = await ask(port, '/assets/a%20b.js?v=1')
    expect(script).toMatchObject({ status: 200, body: 'let x' })
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect((await ask(port, `/${encodeURIComponent('第一课.html')}`)).body).toBe('<h1>课</h1>')
  })

  it('sends no body to HEAD, but its length', async () => {
    const { port } = await serveSite()
    const { status, body, headers } = await ask(port, '/index.html', {}, 'HEAD')
    expect({ status, body, length: headers['content-length'] }).toEqual({
      status: 200,
      body: '',
      length: '17',
    })
  })

  it('sends a folder to its page of contents, on this server alone', async () => {
    const { port } = await serveSite()
    expect((await ask(port, '/assets')).headers.location).toBe('/assets/')
    expect((await ask(port, '//assets')).headers.location).toBe('/assets/')
    expect((await ask(port, '/assets/')).body).toBe('<h1>assets</h1>')
  })

  it('answers with a sentence where there is no page', async () => {
    const { port } = await serveSite()
    const { status, body } = await ask(port, '/nothing.html')
    expect(status).toBe(404)
    expect(body).toContain('There is no page at this address.')
  })

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s', async (method) => {
    const { port } = await serveSite()
    const { status, headers } = await ask(port, '/', {}, method)
    expect({ status, allow: headers.allow }).toEqual({ status: 405, allow: 'GET, HEAD' })
  })

  it.each([
    'evil.example',
    'evil.example:8123',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    '0.0.0.0',
  ])('refuses a request for the host "%s"', async (host) => {
    const { port } = await serveSite()
    const { status, body } = await ask(port, '/', { Host: host })
    expect(status).toBe(403)
    expect(body).not.toContain('contents')
  })

  it.each(['localhost', 'LOCALHOST:1', '127.0.0.1', '[::1]:99'])('answers to the host %s', async (host) => {
    const { port } = await serveSite()
    expect((await ask(port, '/', { Host: host })).status).toBe(200)
  })

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '/assets/../../secret.txt',
    '/../site-secret/secret.txt',
    '/C:/secret.txt',
    '/index.html%00.txt',
    '/%252e%252e/secret.txt',
    '/.env',
    '//etc/passwd',
    '/%',
    'http://127.0.0.1/secret.txt',
  ])('gives nothing away for %s', async (target) => {
    const { port } = await serveSite()
    const { status, body } = await ask(port, target)
    expect([400, 403, 404]).toContain(status)
    expect(body).not.toMatch(/^secret|root:/)
  })

  it('does not follow a link out of the folder', async (context) => {
    try {
      symlinkSync(path.join(base, 'secret.txt'), path.join(site, 'link.txt'))
      symlinkSync(path.join(base, 'site-secret'), path.join(site, 'link'), 'junction')
    } catch {
      // Windows lets only some users make links; there is nothing to refuse then.
      return void context.annotate('this user may not make links')
    }
    const { port } = await serveSite()
    expect((await ask(port, '/link.txt')).status).toBe(403)
    expect((await ask(port, '/link/secret.txt')).status).toBe(403)
  })

  it('takes the next free port when the wanted one is taken', async () => {
    const first = await serveSite()
    const second = await serve(folderSource(site), { port: first.port })
    open.push(second)
    expect(second.port).toBeGreaterThan(first.port)
    expect(second.url).toBe(`http://127.0.0.1:${second.port}/`)
  })

  it('listens on 127.0.0.1 alone', async () => {
    const { port } = await serveSite()
    const refused = await new Promise((resolve) => {
      connect({ host: '127.0.0.2', port })
        .on('connect', () => resolve(false))
        .on('error', () => resolve(true))
    })
    expect(refused).toBe(true)
  })

  it('answers 500 with the sentence of what went wrong, and goes on', async () => {
    const broken = await serve(() => Promise.reject(new Error('the page cannot be drawn')), { port: 0 })
    open.push(broken)
    expect(await ask(broken.port, '/')).toMatchObject({ status: 500, body: 'the page cannot be drawn\n' })
    expect((await ask(broken.port, '/')).status).toBe(500)
  })

  it('sends events to every page that listens, and ends them when it closes', async () => {
    const serving = await serveSite()
    const listen = async () => {
      const { body, headers } = await fetch(`${serving.url}-/events`)
      expect(headers.get('content-type')).toBe('text/event-stream')
      const reader = body!.pipeThrough(new TextDecoderStream()).getReader()
      await reader.read()
      return reader
    }
    const readers = [await listen(), await listen()]
    serving.send({ reload: ['index.html'] })
    for (const reader of readers)
      expect((await reader.read()).value).toBe('data: {"reload":["index.html"]}\n\n')
    await serving.close()
    for (const reader of readers) {
      const ended = await reader.read().catch(() => ({ done: true }))
      expect(ended.done).toBe(true)
    }
  })
})

describe('pathOf', () => {
  it.each([
    ['/', ''],
    ['/a/b.html?x=/../y#z', 'a/b.html'],
    ['//a//b/', 'a/b/'],
    ['/%E7%AC%AC.html', '第.html'],
  ])('%s is "%s"', (url, expected) => expect(pathOf(url)).toBe(expected))
})
