import type { Shift } from './types.ts'

/** A piece of the source that is replaced. Without `text` it is blanked: every character but line breaks becomes a space. */
export interface Edit {
  readonly from: number
  readonly to: number
  readonly text?: string
  /** What is written first, in place of the first space: a `;` where the erased piece parted two statements. */
  lead?: string
}

/** Applies edits that do not overlap. Insertions at one place keep their order. */
export function applyEdits(source: string, edits: readonly Edit[]): { text: string; shifts: Shift[] } {
  const sorted = [...edits].sort((a, b) => a.from - b.from || a.to - b.to)
  const shifts: Shift[] = []
  let text = ''
  let at = 0
  // Where the current line begins in the text, its number, and how far its columns are off so far.
  let [lineStart, line, by] = [0, 1, 0]
  const write = (piece: string) => {
    for (const found of piece.matchAll(/\r\n|[\n\r\u2028\u2029]/g)) {
      lineStart = text.length + found.index + found[0].length
      line++
      by = 0
    }
    text += piece
  }
  for (const edit of sorted) {
    write(source.slice(at, edit.from))
    const piece = edit.text ?? blank(source.slice(edit.from, edit.to), edit.lead)
    const before = line
    write(piece)
    const grown = line === before ? piece.length - (edit.to - edit.from) : 0
    if (grown !== 0) {
      by += grown
      shifts.push({ line, column: text.length - lineStart + 1, by })
    }
    at = edit.to
  }
  write(source.slice(at))
  return { text, shifts }
}

function blank(piece: string, lead = ''): string {
  return lead + piece.slice(lead.length).replace(/[^\n\r\u2028\u2029]/g, ' ')
}
