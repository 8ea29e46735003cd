import { NotebookError } from './error.ts'
import { joinLines } from './lines.ts'
import type { Cell, CellMetadata, MimeData, Notebook, Output } from './types.ts'

type Fields = Readonly<Record<string, unknown>>

/**
 * Reads a notebook of format 4. A notebook older than 4.5 has no cell ids: its cells get `cell-1`, `cell-2`, ... and it is
 * written as 4.5 from then on, as Jupyter does it too.
 * @param name how messages call the file
 * @throws NotebookError with one sentence for what is not JSON, no notebook, of another format, or damaged
 */
export function parseNotebook(text: string, name: string): Notebook {
  const file = fields(json(text, name))
  if (file === null || !('nbformat' in file)) {
    throw new NotebookError(`${name} is JSON, but no notebook: it has no "nbformat".`)
  }
  if (file.nbformat !== 4) {
    const hint = 'open it in JupyterLab and save it, or run `jupyter nbconvert --to notebook`.'
    throw new NotebookError(
      `${name} has notebook format ${String(file.nbformat)}, and only 4 can be read: ${hint}`,
    )
  }
  const minor = typeof file.nbformat_minor === 'number' ? file.nbformat_minor : 0
  const metadata = fields(file.metadata)
  if (!Array.isArray(file.cells) || metadata === null) {
    throw new NotebookError(`${name} is no complete notebook: it lacks "cells" or "metadata".`)
  }
  const cells = file.cells.map((cell, index) => parseCell(cell, index, minor, name))
  refuseDoubleIds(cells, name)
  return { cells, metadata, nbformat: 4, nbformat_minor: Math.max(minor, 5) }
}

function json(text: string, name: string): unknown {
  if (text.trim() === '') throw new NotebookError(`${name} is empty, not a notebook.`)
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new NotebookError(`${name} is not JSON, so not a notebook: ${(error as Error).message}.`)
  }
}

function fields(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null
}

function parseCell(value: unknown, index: number, minor: number, name: string): Cell {
  const damaged = (what: string) => new NotebookError(`${name} is damaged: cell ${index + 1} ${what}.`)
  const cell = fields(value)
  if (cell === null) throw damaged('is no object')
  const source = joinLines(cell.source)
  const metadata = cell.metadata === undefined ? {} : fields(cell.metadata)
  if (source === null) throw damaged('has no source')
  if (metadata === null) throw damaged('has metadata that are no object')
  const id = minor >= 5 ? cell.id : (cell.id ?? `cell-${index + 1}`)
  if (typeof id !== 'string' || !/^[a-zA-Z0-9-_]{1,64}$/.test(id)) {
    throw damaged(`has no valid id: ${JSON.stringify(id)}`)
  }
  const shared = { id, metadata: metadata as CellMetadata, source }
  if (cell.cell_type === 'markdown' || cell.cell_type === 'raw') {
    const attachments = fields(cell.attachments)
    const attached = attachments === null ? {} : { attachments: joinAttachments(attachments) }
    return { cell_type: cell.cell_type, ...shared, ...attached }
  }
  if (cell.cell_type !== 'code') throw damaged(`is of an unknown type: ${JSON.stringify(cell.cell_type)}`)
  const outputs = cell.outputs ?? []
  if (!Array.isArray(outputs)) throw damaged('has outputs that are no list')
  const parsed = outputs.map((output) => parseOutput(output))
  const wrong = parsed.indexOf(null)
  if (wrong >= 0) throw damaged(`has an output that cannot be read (number ${wrong + 1})`)
  return {
    cell_type: 'code',
    ...shared,
    execution_count: count(cell.execution_count),
    outputs: parsed as Output[],
  }
}

function count(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}

function parseOutput(value: unknown): Output | null {
  const output = fields(value)
  if (output === null) return null
  if (output.output_type === 'stream') {
    const text = joinLines(output.text)
    const name = output.name === 'stderr' ? 'stderr' : 'stdout'
    return text === null ? null : { output_type: 'stream', name, text }
  }
  if (output.output_type === 'error') {
    const traceback = Array.isArray(output.traceback) ? output.traceback.map(String) : []
    return { output_type: 'error', ename: String(output.ename), evalue: String(output.evalue), traceback }
  }
  const data = fields(output.data)
  if (data === null) return null
  const bundle = { data: joinBundle(data), metadata: fields(output.metadata) ?? {} }
  if (output.output_type === 'display_data') return { output_type: 'display_data', ...bundle }
  if (output.output_type !== 'execute_result') return null
  return { output_type: 'execute_result', ...bundle, execution_count: count(output.execution_count) }
}

/** True for MIME types whose value is JSON itself, so that a list stays a list. */
function isJson(mime: string): boolean {
  return mime === 'application/json' || (mime.startsWith('application/') && mime.endsWith('+json'))
}

function joinBundle(data: Fields): MimeData {
  const joined = Object.entries(data).map(([mime, value]) => [
    mime,
    isJson(mime) ? value : (joinLines(value) ?? value),
  ])
  return Object.fromEntries(joined)
}

function joinAttachments(attachments: Fields): Record<string, Record<string, string>> {
  const joined = Object.entries(attachments).map(([file, data]) => [file, joinBundle(fields(data) ?? {})])
  return Object.fromEntries(joined)
}

function refuseDoubleIds(cells: readonly Cell[], name: string): void {
  const seen = new Set<string>()
  for (const { id } of cells) {
    if (seen.has(id))
      throw new NotebookError(`${name} is damaged: two cells have the id ${JSON.stringify(id)}.`)
    seen.add(id)
  }
}
