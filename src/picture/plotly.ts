import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type DOMWindow, JSDOM, VirtualConsole } from 'jsdom'
import { type Cell, NotedCanvas } from './canvas.ts'
import { type Box, boxOf, textLength } from './measure.ts'

/** The part of Plotly that drawing needs. */
interface Plotly {
  newPlot(div: Element, data: unknown, layout: unknown, config: unknown): Promise<unknown>
  purge(div: Element): void
  readonly Snapshot: { toSVG(div: Element, format: 'svg', scale: number): string }
}

/** What Plotly drew: its SVG, and what it painted on canvases, by the address that the SVG gives for each. */
export interface Drawing {
  readonly svg: string
  readonly cells: ReadonlyMap<string, readonly Cell[]>
}

/** A window without a browser in which Plotly draws. */
export interface Studio {
  readonly window: DOMWindow
  /** What Plotly complained about so far; always a fault of the specification. */
  readonly warnings: readonly string[]
  /** Draws a specification. One at a time: ids come from one generator, which is seeded anew each time. */
  draw(data: unknown, layout: unknown): Promise<Drawing>
}

let studio: Studio | undefined

/** The studio of this process; opened when first asked for, which takes about a second. */
export function openStudio(): Studio {
  studio ??= furnish()
  return studio
}

function furnish(): Studio {
  const warnings: string[] = []
  const virtualConsole = new VirtualConsole()
  const note = (...words: unknown[]): void => void warnings.push(words.map(String).join(' '))
  virtualConsole.on('error', note).on('warn', note).on('trace', note).on('jsdomError', note)
  const { window } = new JSDOM('<!doctype html><body></body>', {
    runScripts: 'outside-only',
    pretendToBeVisual: true,
    virtualConsole,
  })
  const canvas = new NotedCanvas()
  layStubs(window, canvas)
  const file = createRequire(import.meta.url).resolve('plotly.js-cartesian-dist-min')
  window.eval(readFileSync(file, 'utf8'))
  const plotly = (window as unknown as { Plotly: Plotly }).Plotly
  let last: Promise<unknown> = Promise.resolve()
  const draw = (data: unknown, layout: unknown): Promise<Drawing> => {
    const next = last.then(async () => {
      canvas.clear()
      const svg = await drawOne(window, plotly, data, layout)
      return { svg, cells: canvas.noted() }
    })
    last = next.catch(() => undefined)
    return next
  }
  return { window, warnings, draw }
}

async function drawOne(window: DOMWindow, plotly: Plotly, data: unknown, layout: unknown): Promise<string> {
  seed(window)
  const div = window.document.createElement('div')
  window.document.body.append(div)
  try {
    // Plotly completes what it is given in place, so it works on a copy made of the window's own objects.
    const copy = window.JSON.parse(JSON.stringify({ data, layout }))
    await inTime(plotly.newPlot(div, copy.data, copy.layout, { staticPlot: true }))
    return plotly.Snapshot.toSVG(div, 'svg', 1)
  } finally {
    plotly.purge(div)
    div.remove()
  }
}

/** Seconds after which a drawing is given up, so that no figure can keep those behind it waiting for ever. */
const patience = 60

async function inTime<T>(drawing: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`Plotly took longer than ${patience} s for a figure`)),
      1000 * patience,
    )
  })
  try {
    return await Promise.race([drawing, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Plotly makes ids of random letters: the same letters for every drawing. */
function seed(window: DOMWindow): void {
  let state = 1
  window.Math.random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** Puts in place what jsdom lacks because it lays nothing out. */
function layStubs(window: DOMWindow, canvas: NotedCanvas): void {
  const rectangle = (box: Box): object => {
    return { ...box, left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height }
  }
  const put = (target: object, name: string, value: unknown): void => {
    Object.defineProperty(target, name, { value, configurable: true, writable: true })
  }
  const { SVGElement, HTMLCanvasElement } = window
  put(SVGElement.prototype, 'getBBox', function (this: Element) {
    return boxOf(this)
  })
  put(SVGElement.prototype, 'getBoundingClientRect', function (this: Element) {
    return rectangle(boxOf(this))
  })
  put(SVGElement.prototype, 'getComputedTextLength', function (this: Element) {
    return textLength(this)
  })
  put(window.URL, 'createObjectURL', () => '')
  put(window, 'matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
  const contexts = new WeakMap<object, { readonly href?: string }>()
  put(HTMLCanvasElement.prototype, 'getContext', function (this: object, kind: string) {
    if (kind !== '2d') return null
    const context = contexts.get(this) ?? canvas.context()
    contexts.set(this, context)
    return context
  })
  put(HTMLCanvasElement.prototype, 'toDataURL', function (this: object) {
    return contexts.get(this)?.href ?? ''
  })
}
