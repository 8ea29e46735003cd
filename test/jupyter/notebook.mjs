import { writeFileSync } from 'node:fs'

/** Writes a notebook of code cells that asks for a kernel by name. */
export function writeNotebook(file, kernel, sources) {
  const cells = sources.map((source, i) => ({
    cell_type: 'code',
    id: `cell-${i}`,
    metadata: {},
    execution_count: null,
    outputs: [],
    source,
  }))
  const kernelspec = { name: kernel, display_name: kernel, language: 'typescript' }
  writeFileSync(file, JSON.stringify({ cells, metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 }))
}
