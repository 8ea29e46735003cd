import { sliderRoom } from '../lib/charts/frames.ts'
import type { Figure, Json, PlotlySpec } from '../lib/figure.ts'

/** Traces that the page's Plotly draws and that hold numbers and plain text only. */
const TRACES = new Set(['scatter', 'bar', 'heatmap', 'contour', 'histogram', 'box', 'violin'])

/** What may load a picture, hold a link or a control, or name a foreign template; and what could reach a prototype. */
const REFUSED = new Set([
  ...['images', 'source', 'href', 'updatemenus', 'sliders', 'template', 'transforms', 'geo', 'mapbox', 'map'],
  ...['__proto__', 'constructor', 'prototype'],
])

/**
 * A figure out of a notebook's output, made harmless: Plotly reads some HTML in its texts, links among it, so only
 * plain emphasis stays. Null where it is no figure that the page can draw.
 * @param alt what to say where the figure itself has no alternative text
 */
export function readFigure(value: unknown, alt: string): Figure | null {
  const spec = clean(value as Json)
  if (!isRecord(spec) || !Array.isArray(spec.data) || spec.data.length === 0) return null
  const data = spec.data as PlotlySpec[]
  if (!data.every((trace) => isRecord(trace) && TRACES.has(String(trace.type ?? 'scatter')))) return null
  const frames = Array.isArray(spec.frames) ? (spec.frames as unknown as Figure['frames'] & {}) : []
  const areFrames = frames.every((frame) => isRecord(frame as unknown as Json) && Array.isArray(frame.data))
  return {
    data,
    layout: isRecord(spec.layout) ? spec.layout : {},
    ...(areFrames && frames.length > 0 ? { frames } : {}),
    alt: typeof spec.alt === 'string' && spec.alt.trim() !== '' ? spec.alt : alt,
  }
}

function isRecord(value: Json | undefined): value is PlotlySpec {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function clean(value: Json): Json {
  if (typeof value === 'string') return plainText(value)
  if (Array.isArray(value)) return value.map(clean)
  if (!isRecord(value)) return value ?? null
  const kept = Object.entries(value).filter(([key]) => !REFUSED.has(key) && !key.startsWith('_'))
  return Object.fromEntries(kept.map(([key, item]) => [key, clean(item)]))
}

/** Line breaks and emphasis without attributes stay; what opens any other tag becomes a mark like it. `x < 3` stays. */
function plainText(text: string): string {
  return text
    .replace(/<(?=[a-z/!?])(?!\/?(?:br|b|i|em|strong|sub|sup)\s*\/?>|\/?extra>)/gi, '\u2039')
    .replace(/&#?\w+;/g, (entity) =>
      /^&(?:amp|lt|gt|nbsp|times|plusmn);$/.test(entity) ? entity : entity.slice(1),
    )
}

/** The figure without the room that it keeps for Plotly's slider; the page has a slider of its own. */
export function withoutSliderRoom(figure: Figure): Figure {
  const { height, margin, ...layout } = figure.layout
  if (figure.frames === undefined || typeof height !== 'number' || !isRecord(margin)) return figure
  const bottom = Number(margin.b) - sliderRoom
  return { ...figure, layout: { ...layout, height: height - sliderRoom, margin: { ...margin, b: bottom } } }
}

/** True for a picture that may stand in a page as it is: drawn by us, nothing in it that runs, loads or links. */
export function isPlainSvg(svg: string): boolean {
  return (
    svg.startsWith('<svg') &&
    !/<(?:script|foreignObject|iframe|use|a|animate|set)[\s>/]|\son\w+\s*=|javascript:|@import/i.test(svg) &&
    !/(?:href|src)\s*=\s*["'](?!#|data:image\/png;base64,)|url\((?!\s*['"]?#)/i.test(svg)
  )
}
