import { createHash } from 'node:crypto'
import type { Figure } from '../lib/figure.ts'

const drawn = new Map<string, Promise<string>>()

/**
 * Draws a figure for a page, in variables of the page's theme. Pages are made again and again while somebody writes,
 * so what was drawn once is kept.
 */
export async function drawForPage(figure: Figure, idPrefix: string): Promise<string> {
  const key = createHash('sha256')
    .update(`${idPrefix}\n${JSON.stringify(figure)}`)
    .digest('hex')
  const known = drawn.get(key) ?? drawNow(figure, idPrefix)
  drawn.set(key, known)
  return known
}

async function drawNow(figure: Figure, idPrefix: string): Promise<string> {
  // Loaded with the first figure: the contents page should not wait for it.
  const { drawSvg } = await import('../picture/index.ts')
  try {
    return await drawSvg(figure, { theme: 'themed', idPrefix })
  } catch {
    // A chart in colours of its own keeps them on light and on dark paper.
    return drawSvg(figure, { theme: 'light', idPrefix })
  }
}
