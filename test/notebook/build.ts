import type {
  Cell,
  CellMetadata,
  CodeCell,
  MarkdownCell,
  Notebook,
  Output,
} from '../../src/notebook/types.ts'

/** A Markdown cell for a test. */
export function markdown(id: string, source: string, metadata: CellMetadata = {}): MarkdownCell {
  return { cell_type: 'markdown', id, metadata, source }
}

/** A code cell for a test, as if it had been executed. */
export function code(
  id: string,
  source: string,
  more: { metadata?: CellMetadata; outputs?: readonly Output[]; count?: number | null } = {},
): CodeCell {
  const { metadata = {}, outputs = [], count = null } = more
  return { cell_type: 'code', id, metadata, source, outputs, execution_count: count }
}

/** A notebook for a test. */
export function notebookOf(...cells: Cell[]): Notebook {
  const kernelspec = { name: 'tslab', display_name: 'TypeScript', language: 'typescript' }
  return { cells, metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 }
}

/** Text on a stream. */
export function stream(text: string, name: 'stdout' | 'stderr' = 'stdout'): Output {
  return { output_type: 'stream', name, text }
}

/** A rich output. */
export function display(data: Record<string, unknown>): Output {
  return { output_type: 'display_data', data, metadata: {} }
}

/** The cells of an exercise with everything it needs. */
export function exercise(id: string, name: string, solution: string) {
  const of = (tag: string): CellMetadata => ({ tags: [tag], fledgling: { exercise: id } })
  return [
    code(`${id}-starter`, `const ${name} = () => 0`, { metadata: of('exercise') }),
    code(`${id}-check`, `check('${id}', ${name})`, { metadata: of('check') }),
    markdown(`${id}-hint`, '<details><summary>Hint</summary>think</details>', of('hint')),
    markdown(
      `${id}-solution`,
      `<details><summary>Solution</summary>\n\n\`\`\`ts\n${solution}\n\`\`\`\n\n</details>`,
      of('solution'),
    ),
  ] as const
}
