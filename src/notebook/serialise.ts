import { pythonJson } from './json.ts'
import { splitLines } from './lines.ts'
import type { Cell, MimeData, Notebook, Output } from './types.ts'

/**
 * The text of a notebook's file, byte for byte as Jupyter writes it (nbformat 5.11, `v4/nbjson.py` and `v4/rwbase.py`):
 * keys sorted, one space of indent, sources and texts as lists of lines, a line end at the end of the file.
 */
export function serialiseNotebook(notebook: Notebook): string {
  const { orig_nbformat: _, orig_nbformat_minor: __, signature: ___, ...metadata } = notebook.metadata
  return `${pythonJson({ ...notebook, metadata, cells: notebook.cells.map(cellToFile) })}\n`
}

function cellToFile(cell: Cell): object {
  const { trusted: _, ...metadata } = cell.metadata
  const shared = { ...cell, metadata, source: splitLines(cell.source) }
  if (cell.cell_type === 'code') return { ...shared, outputs: cell.outputs.map(outputToFile) }
  if (cell.attachments === undefined) return shared
  const attachments = Object.entries(cell.attachments).map(([file, data]) => [file, bundleToFile(data)])
  return { ...shared, attachments: Object.fromEntries(attachments) }
}

function outputToFile(output: Output): object {
  if (output.output_type === 'stream') return { ...output, text: splitLines(output.text) }
  return 'data' in output ? { ...output, data: bundleToFile(output.data) } : output
}

function bundleToFile(data: MimeData): object {
  return Object.fromEntries(
    Object.entries(data).map(([mime, value]) => [
      mime,
      typeof value === 'string' && isText(mime) ? splitLines(value) : value,
    ]),
  )
}

function isText(mime: string): boolean {
  return mime.startsWith('text/') || mime === 'application/javascript' || mime === 'image/svg+xml'
}
