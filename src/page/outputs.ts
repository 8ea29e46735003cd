import type { Figure } from '../lib/figure.ts'
import type { MimeData, Output } from '../notebook/types.ts'
import { isPlainSvg, readFigure, withoutSliderRoom } from './figures.ts'
import { escapeHtml, scriptJson } from './html.ts'
import { framedTables, type PageContext, renderMarkdown } from './markdown.ts'
import { mathMl } from './math.ts'
import { shapeOfText, withoutColours } from './preformatted.ts'
import { sanitise } from './sanitise.ts'
import type { TermMarks } from './terms.ts'

/** Draws a figure as an SVG that follows the page's theme; `id` begins every id in it. */
export type Draw = (figure: Figure, id: string) => Promise<string>

/** What the outputs of one page share. */
export interface OutputContext extends PageContext {
  readonly draw: Draw
  /** Marks the terms of the glossary in the lesson's text, where there is a glossary. */
  readonly terms?: TermMarks
  /** Grows with every figure; numbers their ids. */
  figures: number
}

const PLOTLY = 'application/vnd.plotly.v1+json'

/** One output of a code cell as safe HTML, in the richest form that the page can show. */
export async function renderOutput(output: Output, page: OutputContext): Promise<string> {
  if (output.output_type === 'stream') return preformatted(output.text, output.name)
  if (output.output_type === 'error') return renderError(output, page)
  return renderBundle(output.data, output.metadata, page)
}

async function renderBundle(data: MimeData, metadata: MimeData, page: OutputContext): Promise<string> {
  const text = (type: string) => (typeof data[type] === 'string' ? (data[type] as string) : undefined)
  const plain = text('text/plain')
  if (PLOTLY in data) {
    const figure = readFigure(data[PLOTLY], plain ?? page.words.chart)
    if (figure !== null) return renderFigure(figure, pictureOf(data, metadata, figure.alt), page)
  }
  const html = text('text/html')
  if (html !== undefined) return framedTables(sanitise(html, { words: page.words }), page.words)
  const source = text('text/markdown')
  if (source !== undefined) return renderMarkdown({ id: 'output', source }, page)
  const tex = text('text/latex')
  if (tex !== undefined) return mathMl(tex.replace(/^\${1,2}|\${1,2}$/g, ''), true)
  const picture = pictureOf(data, metadata, plain ?? page.words.picture)
  if (picture !== '') return picture
  const json = data['application/json']
  return preformatted(plain ?? (json === undefined ? '' : JSON.stringify(json, null, 2)), 'plain')
}

/**
 * A figure: its drawn picture, which is all that a page without scripts needs, and its data for Plotly, which takes
 * the picture's place where scripts run (see client/charts.ts).
 */
async function renderFigure(figure: Figure, fallback: string, page: OutputContext): Promise<string> {
  page.figures += 1
  const id = `figure-${page.figures}`
  const svg = await drawnSafely(figure, id, page.draw)
  const still = svg ?? (fallback || `<p>${escapeHtml(figure.alt)}</p>`)
  return [
    `<figure class="chart" data-chart="${id}"${figure.frames ? ' data-moments' : ''}${ownHeight(figure)}>`,
    `<div class="still" tabindex="0">${still}</div>`,
    `<script type="application/json">${scriptJson(withoutSliderRoom(figure))}</script>`,
    '</figure>',
  ].join('')
}

/** For charts that are low by design, a row of pictures say: how low, so that the page leaves them no room to be higher. */
function ownHeight({ layout: { height } }: Figure): string {
  return typeof height === 'number' && height < 272 ? ` style="--own: ${height / 16}rem"` : ''
}

async function drawnSafely(figure: Figure, id: string, draw: Draw): Promise<string | null> {
  try {
    const svg = await draw(figure, id)
    return isPlainSvg(svg) ? labelled(svg, figure.alt) : null
  } catch (error) {
    process.emitWarning(`a chart was not drawn and stands as text in its page: ${(error as Error).message}`)
    return null
  }
}

/** The picture with its role and its alternative text, whatever the drawing part has put there. */
function labelled(svg: string, alt: string): string {
  const attributes = ` role="img" aria-label="${escapeHtml(alt)}"`
  return svg.replace(/^<svg([^>]*)>/, (_, rest: string) => {
    return `<svg${rest.replace(/\s(?:role|aria-label)="[^"]*"/g, '')}${attributes}>`
  })
}

function pictureOf(data: MimeData, metadata: MimeData, alt: string): string {
  for (const type of ['image/png', 'image/jpeg', 'image/gif', 'image/webp']) {
    const base64 = data[type]
    if (typeof base64 !== 'string' || !/^[A-Za-z0-9+/=\s]+$/.test(base64)) continue
    const size = metadata[type] as { width?: unknown; height?: unknown; alt?: unknown } | undefined
    const number = (name: 'width' | 'height') =>
      Number.isFinite(size?.[name]) ? ` ${name}="${Number(size?.[name])}"` : ''
    const text = typeof size?.alt === 'string' ? size.alt : alt
    const address = `data:${type};base64,${base64.replace(/\s/g, '')}`
    return `<img src="${address}" alt="${escapeHtml(text)}"${number('width')}${number('height')}>`
  }
  return ''
}

function renderError(
  error: { ename: string; evalue: string; traceback: readonly string[] },
  page: PageContext,
): string {
  const trace = withoutColours(error.traceback.join('\n')).trim()
  const text = trace === '' ? `${error.ename}: ${error.evalue}` : trace
  return preformatted(text, 'error', page.words.error)
}

function preformatted(text: string, kind: string, label?: string): string {
  const shown = withoutColours(text).replace(/\n$/, '')
  if (shown === '') return ''
  const { isColumns, isScrolled } = shapeOfText(shown)
  const focus = isScrolled ? ' tabindex="0"' : ''
  const name = label === undefined ? '' : ` role="group" aria-label="${label}"`
  return `<pre class="${isColumns ? kind : `${kind} wrap`}"${name}${focus}>${escapeHtml(shown)}</pre>`
}
