/** How a text in fixed letters is set. */
export interface TextShape {
  /** True for text in columns, which keeps its lines and scrolls; anything else is prose, and breaks where the page ends. */
  readonly isColumns: boolean
  /** True where it may be larger than its box, and must be reached by keyboard. */
  readonly isScrolled: boolean
}

export function shapeOfText(text: string): TextShape {
  const isColumns = (text.match(/\S {2,}\S/g) ?? []).length > 1
  return { isColumns, isScrolled: (isColumns && longestLine(text) > 36) || text.split('\n').length > 20 }
}

/** The length of the longest line; 36 characters fit on the narrowest phone. */
export function longestLine(text: string): number {
  return text.split('\n').reduce((longest, line) => Math.max(longest, line.length), 0)
}

/** Terminal colours say nothing in a page. */
export function withoutColours(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence begins with a control character
  return text.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '')
}
