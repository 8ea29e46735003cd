/** The notebook format 4.5, as far as Fledgling's lessons use it; nothing else survives `parseNotebook`. */
export interface Notebook {
  readonly cells: readonly Cell[]
  readonly metadata: NotebookMetadata
  readonly nbformat: 4
  readonly nbformat_minor: number
}

export interface NotebookMetadata {
  readonly kernelspec?: { readonly name: string; readonly display_name: string; readonly language?: string }
  readonly [key: string]: unknown
}

export interface CellMetadata {
  readonly tags?: readonly string[]
  readonly slideshow?: { readonly slide_type: string }
  readonly fledgling?: { readonly exercise?: string; readonly [key: string]: unknown }
  readonly [key: string]: unknown
}

export interface MarkdownCell {
  readonly cell_type: 'markdown' | 'raw'
  readonly id: string
  readonly metadata: CellMetadata
  readonly source: string
  readonly attachments?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

export interface CodeCell {
  readonly cell_type: 'code'
  readonly id: string
  readonly metadata: CellMetadata
  readonly source: string
  readonly execution_count: number | null
  readonly outputs: readonly Output[]
}

export type Cell = MarkdownCell | CodeCell

/** A MIME bundle as the file holds it; multi-line text is joined when parsed and split again when written. */
export type MimeData = Readonly<Record<string, unknown>>

export interface StreamOutput {
  readonly output_type: 'stream'
  readonly name: 'stdout' | 'stderr'
  readonly text: string
}

export interface DisplayOutput {
  readonly output_type: 'display_data'
  readonly data: MimeData
  readonly metadata: Readonly<Record<string, unknown>>
}

export interface ResultOutput {
  readonly output_type: 'execute_result'
  readonly data: MimeData
  readonly metadata: Readonly<Record<string, unknown>>
  readonly execution_count: number | null
}

export interface ErrorOutput {
  readonly output_type: 'error'
  readonly ename: string
  readonly evalue: string
  readonly traceback: readonly string[]
}

export type Output = StreamOutput | DisplayOutput | ResultOutput | ErrorOutput
