import { gzipSync } from 'fflate'
import { plotly } from './assets.ts'

let packed: string | undefined

/**
 * What a single file carries besides its text: Plotly, packed, which the page's script unpacks when a chart is first
 * pointed at. Base64 of gzip is a third larger than gzip and holds nothing that could end the element.
 */
export function singleFileTail(): string {
  packed ??= Buffer.from(gzipSync(new TextEncoder().encode(plotly().text), { level: 9, mtime: 0 })).toString(
    'base64',
  )
  return `<script type="text/plain" id="packed-plotly">${packed}</script>\n`
}
