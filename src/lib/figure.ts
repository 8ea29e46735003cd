/** Plain JSON, which is all that a figure may hold: it travels through notebooks, workers and pages. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** One Plotly trace or layout, as plain JSON (see plotly.com/javascript/reference). */
export type PlotlySpec = { readonly [key: string]: Json }

/** One moment of an animated figure; `name` labels it on the slider and in the strip of small charts. */
export interface Frame {
  readonly name: string
  /** Replaces the figure's traces one by one, in their order. */
  readonly data: readonly PlotlySpec[]
  readonly layout?: PlotlySpec
}

/**
 * A chart as a value: a Plotly specification and the sentence that says what it shows.
 * Made by the functions of `charts/`, drawn elsewhere (a kernel, a page, `src/picture`).
 */
export interface Figure {
  readonly data: readonly PlotlySpec[]
  readonly layout: PlotlySpec
  readonly frames?: readonly Frame[]
  /** Alternative text: what the chart shows, with its numbers. Never empty. */
  readonly alt: string
}

/** One cell of a table: text, a number as it should be printed, or nothing. */
export type TableCell = string | number | boolean | null

/** A table as a value; numbers are set flush right, the caption says what the reader sees. */
export interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly TableCell[])[]
  readonly caption: string
}

/** What one `show()` hands to its host: the same content in several formats, the richest first. */
export interface MimeBundle {
  readonly [mimeType: string]: Json
}
