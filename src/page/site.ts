import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Language } from '../lib/host.ts'
import { parseNotebook } from '../notebook/parse.ts'
import { stem } from '../notebook/roles.ts'
import type { Notebook } from '../notebook/types.ts'
import { clientScript } from './assets.ts'
import { renderContents } from './contents.ts'
import { type DataNotice, dataNotices } from './data-notices.ts'
import { drawForPage } from './draw.ts'
import { INSTRUCTOR, renderInstructor } from './instructor.ts'
import { type LessonHead, lessonHead } from './lesson.ts'
import { noticesBody, renderNotices } from './notices.ts'
import type { Draw } from './outputs.ts'
import { renderLesson } from './page.ts'
import * as parts from './parts.ts'
import type { SiteForm } from './shell.ts'
import { singleFileTail } from './single.ts'
import { GLOSSARY, readTerms, type Term } from './terms.ts'
import { wordsOf } from './words.ts'
import { writeSite } from './write.ts'
import { archive } from './zip.ts'

export interface SiteOptions {
  /** The folder of the lessons, e.g. `notebooks/en`. */
  readonly notebooks: string
  /** Only these files of it; without them, every notebook in the order of the names. */
  readonly files?: readonly string[]
  readonly language: Language
  /** Pages for `serve` and `start`, which load themselves again on a message of the server. */
  readonly served?: boolean
  /** Each lesson one file that needs no other, and no contents page. */
  readonly single?: boolean
}

/** A site whose files are made when they are asked for. */
export interface Site {
  /** Every file of the site: `index.html`, `01-a-line.html`, `assets/plotly-0123456789.js`, ... */
  readonly paths: readonly string[]
  /** The bytes of one of `paths`, made once. Rejects for any other path. */
  render(path: string): Promise<Uint8Array>
}

interface Lesson {
  readonly file: string
  readonly notebook: Notebook
  readonly bytes: Uint8Array
  readonly head: LessonHead
}

/**
 * Reads the notebooks of a folder, which is quick; pages are drawn as they are asked for.
 * @throws NotebookError for the first file that is no notebook
 */
export async function openSite(options: SiteOptions, draw: Draw = drawForPage): Promise<Site> {
  return siteOf(makers(options, draw))
}

function siteOf(files: ReadonlyMap<string, Maker>): Site {
  const made = new Map<string, Promise<Uint8Array>>()
  return {
    paths: [...files.keys()],
    render(name) {
      const make = files.get(name)
      if (make === undefined) return Promise.reject(new Error(`the site has no such file: "${name}"`))
      const bytes = made.get(name) ?? make().then(bytesOf)
      made.set(name, bytes)
      return bytes
    },
  }
}

/** Makes one file of the site. */
type Maker = () => Promise<string | Uint8Array>

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content
}

function makers(options: SiteOptions, draw: Draw): Map<string, Maker> {
  const plain = formOf(options)
  const lessons = readLessons(options, plain)
  const files = new Map<string, Maker>()
  const data = noticesOf(lessons, options)
  const terms = termsOf(options)
  const carried = carriedBy(lessons, options)
  const form = { ...plain, parts: carried.everywhere }
  const guide = instructorOf(options)
  if (!form.single) {
    files.set('index.html', async () =>
      renderContents(
        lessons.map(({ head }) => head),
        form,
        guide && INSTRUCTOR.page,
      ),
    )
  }
  lessons.forEach((lesson, index) => {
    const around = { previous: lessons[index - 1]?.head, next: lessons[index + 1]?.head }
    const stems = lessons.map(({ head }) => head.stem)
    files.set(`${lesson.head.stem}.html`, () => {
      const beside = form.single
        ? singleEnd(lesson, data, carried, form, options)
        : { parts: carried.of(lesson) }
      return renderLesson({ ...lesson, ...around, stems, terms, ...beside }, form, draw)
    })
  })
  if (form.single) return files
  if (guide !== undefined) {
    files.set(INSTRUCTOR.page, async () =>
      renderInstructor(
        guide,
        lessons.map(({ head }) => head.stem),
        form,
      ),
    )
  }
  files.set('notices.html', async () => renderNotices(data, form))
  files.set(form.client, async () => clientScript('client'))
  for (const { path, text } of carried.assets) files.set(path, async () => text)
  for (const { head, bytes } of lessons) files.set(`notebooks/${head.stem}.ipynb`, async () => bytes)
  return files
}

/** What the pages of a site carry besides their text. */
interface Carried {
  readonly software: readonly parts.Part[]
  readonly assets: readonly parts.Asset[]
  /** The addresses of the parts that every page of the site can ask for: the second script, and the search. */
  readonly everywhere: Record<string, string>
  /** The addresses of the parts that a lesson's page can ask for. */
  of(lesson: Lesson): Record<string, string>
}

/** Beside a site lie all its parts, so that a reader may try in one lesson what another one loads. */
function carriedBy(lessons: readonly Lesson[], options: SiteOptions): Carried {
  const software = parts.softwareParts()
  if (options.single) return { software, assets: [], everywhere: {}, of: () => ({}) }
  const names = lessons.flatMap(({ notebook }) => parts.dataNames(notebook))
  const shared = [
    ...software,
    ...parts.dataParts(names, parts.dataFolders(datasetsOf(options))),
    parts.searchPart(lessons),
  ]
  const sharedAssets = shared.map((part) => [part.name, parts.assetOf(part)] as const)
  const notebooks = lessons.map(
    (lesson) => [lesson, parts.assetOf(parts.notebookPart(lesson.notebook))] as const,
  )
  return {
    software,
    everywhere: Object.fromEntries(
      sharedAssets.flatMap(([name, { path }]) => (/^(?:more|search)/.test(name) ? [[name, path]] : [])),
    ),
    assets: [...sharedAssets.map(([, asset]) => asset), ...notebooks.map(([, asset]) => asset)],
    of(lesson) {
      const own = notebooks.flatMap(([each, asset]) =>
        each === lesson ? [['notebook', asset] as const] : [],
      )
      return Object.fromEntries([...sharedAssets, ...own].map(([name, { path }]) => [name, path]))
    },
  }
}

function singleEnd(
  lesson: Lesson,
  notices: readonly DataNotice[],
  { software }: Carried,
  form: SiteForm,
  options: SiteOptions,
) {
  const { notebook } = lesson
  const names = parts.dataNames(notebook)
  const needed = [
    ...parts.neededBy(notebook, software),
    ...parts.dataParts(names, parts.dataFolders(datasetsOf(options))),
    parts.notebookPart(notebook),
    parts.searchPart([lesson]),
  ]
  const used = notices.filter(({ name }) => names.includes(name))
  return { after: { main: noticesBody(used, form.words, 'h2'), tail: singleFileTail(needed) } }
}

/** The accounts of the data beside the notebooks, and of the package's own where a lesson loads them. */
function noticesOf(lessons: readonly Lesson[], options: SiteOptions): DataNotice[] {
  const names = new Set(lessons.flatMap(({ notebook }) => parts.dataNames(notebook)))
  const [beside = '', ...others] = parts.dataFolders(datasetsOf(options))
  const listed = dataNotices(beside)
  const loaded = others.flatMap(dataNotices).filter(({ name }) => names.has(name))
  return [...listed, ...loaded.filter(({ name }) => !listed.some((each) => each.name === name))]
}

function formOf({ language, served = false, single = false }: SiteOptions): SiteForm {
  const words = wordsOf(language)
  return { language, words, served, single, client: parts.assetPath('client', clientScript('client')) }
}

function readLessons(options: SiteOptions, form: SiteForm): Lesson[] {
  const files = options.files ?? readdirSync(options.notebooks).filter((file) => /^[^.].*\.ipynb$/.test(file))
  const lessons = files.map((name) => {
    const file = path.resolve(options.notebooks, name)
    const bytes = readFileSync(file)
    const notebook = parseNotebook(bytes.toString('utf8'), name)
    return { file, bytes, notebook, head: lessonHead(file, notebook, form.words) }
  })
  return lessons.sort((a, b) => (stem(a.file) < stem(b.file) ? -1 : 1))
}

/** The terms of the glossary beside the lessons, also where its own page is not asked for. */
function termsOf({ notebooks }: SiteOptions): Term[] {
  const file = path.resolve(notebooks, `${GLOSSARY}.ipynb`)
  return existsSync(file) ? readTerms(parseNotebook(readFileSync(file, 'utf8'), file)) : []
}

/** What stands beside the lessons for whoever teaches them, as Markdown. */
function instructorOf({ notebooks }: SiteOptions): string | undefined {
  const file = path.resolve(notebooks, INSTRUCTOR.file)
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

/** The data sets beside the notebooks: `notebooks/en` -> `datasets`. */
function datasetsOf({ notebooks }: SiteOptions): string {
  return path.resolve(notebooks, '..', '..', 'datasets')
}

export interface BuildOptions extends SiteOptions {
  /** The folder to write to; other files in it stay. */
  readonly out: string
  /** Also writes `fledgling.zip`: pages, notebooks, data and notices, to be unpacked and opened with a double click. */
  readonly zip?: boolean
}

/**
 * Writes the whole site, each file at once or not at all.
 * @returns the paths written, within `out`
 */
export async function buildSite(options: BuildOptions, draw: Draw = drawForPage): Promise<string[]> {
  const site = siteOf(makers(options, draw))
  if (!options.zip) return writeSite(site, options.out)
  const linked = options.single ? makers({ ...options, single: false }, draw) : []
  const made = site.paths.map((name): [string, Maker] => [name, () => site.render(name)])
  const content = siteOf(new Map([...linked, ...made]))
  const zip: Maker = () => archive(content, datasetsOf(options))
  return writeSite(siteOf(new Map([...made, ['fledgling.zip', zip]])), options.out)
}
