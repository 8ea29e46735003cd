import { randomBytes } from 'node:crypto'
import { escapeHtml, textOf } from './html.ts'

/**
 * Pieces of HTML that are safe by construction (highlighted code, MathML, prose numbers) and would not survive the
 * sanitiser. Each leaves a word in the text, which the sanitiser lets pass, and comes back in its place afterwards.
 * The words are random, so that no content can forge one; they never stay in a page.
 */
export class Slots {
  /** Begins every word of these slots, and every id that is the page's own. */
  readonly mark = `own${randomBytes(9).toString('hex')}`
  readonly #pieces: string[] = []

  /** The word that stands for the piece. */
  put(html: string): string {
    return `${this.mark}x${this.#pieces.push(html) - 1}x`
  }

  /** Puts the pieces back into sanitised HTML; inside of a tag, in an attribute, only their text. */
  fill(html: string): string {
    const word = new RegExp(`${this.mark}x(\\d+)x`, 'g')
    // Sanitised HTML holds < and > only around its tags.
    return html.replace(/<[^>]*>|[^<]+/g, (part) =>
      part.replace(word, (_, index: string) => {
        const piece = this.#pieces[Number(index)] ?? ''
        return part.startsWith('<') ? escapeHtml(textOf(piece)) : piece
      }),
    )
  }
}
