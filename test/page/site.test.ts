import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { buildSite, openSite } from '../../src/page/site.ts'

const notebooks = path.resolve('test/input/course/notebooks/en')
const out = mkdtempSync(path.join(tmpdir(), 'fledgling-site-'))
afterAll(() => rmSync(out, { recursive: true }))

const draw = async (_: unknown, id: string) => `<svg id="${id}" viewBox="0 0 640 400"></svg>`
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const options = { notebooks, language: 'en' } as const

describe('openSite', () => {
  it('lists every file of the site', async () => {
    const site = await openSite(options, draw)
    const plain = site.paths.map((name) => name.replace(/-[0-9a-f]{10}\.js$/, '.js'))
    expect(plain.filter((name) => !name.startsWith('assets/'))).toEqual([
      'index.html',
      '01-every-kind-of-cell.html',
      '02-the-other-lesson.html',
      'notices.html',
      'notebooks/01-every-kind-of-cell.ipynb',
      'notebooks/02-the-other-lesson.ipynb',
    ])
    expect(plain).toEqual(
      expect.arrayContaining([
        ...['client', 'plotly', 'editor', 'worker', 'tensorflow-wasm', 'notebook'].map(
          (name) => `assets/${name}.js`,
        ),
        'assets/data-stones-stones.csv.js',
      ]),
    )
  })

  it('draws a page once, and only when it is asked for', async () => {
    const drawn: string[] = []
    const site = await openSite(options, (figure, id) => {
      drawn.push(id)
      return draw(figure, id)
    })
    await site.render('index.html')
    expect(drawn).toEqual([])
    await site.render('01-every-kind-of-cell.html')
    await site.render('01-every-kind-of-cell.html')
    expect(drawn).toEqual(['figure-1', 'figure-2', 'figure-3'])
  })

  it('refuses a path that it does not have', async () => {
    const site = await openSite(options, draw)
    await expect(site.render('../package.json')).rejects.toThrow(
      'the site has no such file: "../package.json"',
    )
  })

  it('shows what is for the instructor to nobody who has not asked for it', async () => {
    const page = text(await (await openSite(options, draw)).render('01-every-kind-of-cell.html'))
    const note = /<template data-slide="notes">[\s\S]*?<\/template>/g
    expect(page.match(note)?.join()).toContain('For the instructor alone')
    expect(page.replace(note, '')).not.toContain('For the instructor alone')
  })

  it('has a page for the instructor where a guide stands beside the lessons', async () => {
    expect((await openSite(options, draw)).paths).not.toContain('instructor.html')
    const folder = mkdtempSync(path.join(tmpdir(), 'fledgling-guide-'))
    cpSync(options.notebooks, folder, { recursive: true })
    const guide =
      '# Teaching\n\nBegin with [it](01-every-kind-of-cell.ipynb), not with [that](02-none.ipynb).'
    writeFileSync(path.join(folder, 'instructor.md'), guide)
    const site = await openSite({ ...options, notebooks: folder }, draw)
    expect(text(await site.render('index.html'))).toContain('<a href="instructor.html">')
    const page = text(await site.render('instructor.html'))
    expect(page).toContain('Begin with <a href="01-every-kind-of-cell.html">it</a>, not with <a>that</a>.')
    rmSync(folder, { recursive: true })
  })

  it('puts the cells of an exercise into one frame', async () => {
    const page = text(await (await openSite(options, draw)).render('01-every-kind-of-cell.html'))
    const frames = page.match(/<section class="turn">[\s\S]*?<\/section>/g)!
    expect(frames).toHaveLength(2)
    for (const id of ['task', 'starter', 'check', 'hint-1', 'hint-2', 'solution']) {
      expect(frames[0]).toContain(`data-cell="${id}"`)
    }
    expect(frames[1]).toContain('<p class="turn-title">Your turn</p>')
  })

  it('allows scripts by their hash, and no connection', async () => {
    const page = text(await (await openSite(options, draw)).render('index.html'))
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!
    const scripts = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map((match) => match[1]!)
    for (const script of scripts) {
      const hash = createHash('sha256').update(script).digest('base64')
      expect(/script-src ([^;]*)/.exec(policy)![1]!.split(' ')).toContain(`'sha256-${hash}'`)
    }
    expect(policy).not.toMatch(
      /strict-dynamic|unsafe-eval'(?<!'wasm-unsafe-eval')|script-src[^;]*unsafe-inline/,
    )
    expect(policy).toContain("default-src 'none';")
    expect(policy).toContain("connect-src 'none';")
  })

  it('lets served pages listen to their own server alone', async () => {
    const page = text(await (await openSite({ ...options, served: true }, draw)).render('index.html'))
    expect(page).toContain("connect-src 'self';")
    expect(page).toContain('/-/events')
  })

  it('names the software that it carries and where the data come from', async () => {
    const page = text(await (await openSite(options, draw)).render('notices.html'))
    expect(page).toContain('Copyright (c) 2016-2024 Plotly Technologies Inc.')
    expect(page).toContain('Permission is hereby granted, free of charge')
    expect(page).toContain('Four stones of a river bank')
  })
})

describe('buildSite', () => {
  it('writes equal bytes for equal notebooks, archive included, and leaves no drafts', async () => {
    const folders = [path.join(out, 'a'), path.join(out, 'b')]
    for (const folder of folders) await buildSite({ ...options, out: folder, zip: true }, draw)
    const [a, b] = folders.map((folder) => readFileSync(path.join(folder, 'fledgling.zip')))
    expect(a!.equals(b!)).toBe(true)
    expect(readdirSync(folders[0]!).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('packs pages, notebooks, data and notices, with the contents at the top', async () => {
    const folder = path.join(out, 'zip')
    await buildSite({ ...options, out: folder, zip: true }, draw)
    const files = unzipSync(readFileSync(path.join(folder, 'fledgling.zip')))
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([
        'index.html',
        'notices.html',
        '01-every-kind-of-cell.html',
        'notebooks/02-the-other-lesson.ipynb',
        'datasets/stones/stones.csv',
      ]),
    )
    expect(strFromU8(files['index.html']!)).toContain('href="01-every-kind-of-cell.html"')
  })

  it('writes single files that name no other file', async () => {
    const folder = path.join(out, 'single')
    const written = await buildSite({ ...options, out: folder, single: true }, draw)
    expect(written).toEqual(['01-every-kind-of-cell.html', '02-the-other-lesson.html'])
    const page = readFileSync(path.join(folder, written[0]!), 'utf8')
    expect(page).not.toMatch(/(?:href|src)="(?!#|https:|data:|02-the-other)/)
    expect(page).toContain('Plotly Technologies')
    expect(page).toContain('Four stones of a river bank')
    expect(readFileSync(path.join(folder, written[1]!), 'utf8')).not.toContain('Four stones of a river bank')
  })
})
