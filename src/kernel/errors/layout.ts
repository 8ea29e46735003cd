/** Where something is wrong; line and column count from 1, in UTF-16 units, as V8 and TypeScript count them. */
export interface Spot {
  readonly line: number
  readonly column: number
  /** UTF-16 units that are marked; one where only the beginning is known. */
  readonly length?: number
}

const lineBreak = /\r\n|[\n\r\u2028\u2029]/

/** Characters of a line that are shown; of a longer one those around the spot. */
const width = 100

/** Columns of a sentence. */
const mostColumns = 80

/** Characters of a message, and its lines, that are shown. */
const [longest, mostLines] = [2000, 30]

/** The lines of a source, at every kind of line break that the language knows. */
export function linesOf(source: string): string[] {
  return source.split(lineBreak)
}

/** The line of a source with a spot, and a caret under the spot; nothing where the source has no such line. */
export function excerpt(source: string, { line, column, length = 1 }: Spot): string[] {
  const whole = linesOf(source)[line - 1]
  if (whole === undefined) return []
  const start = Math.min(column - 1, whole.length)
  const from = whole.length <= width ? 0 : charStart(whole, Math.max(0, start - width / 2))
  const to = whole.length <= width ? whole.length : charStart(whole, Math.min(whole.length, from + width))
  const [before, after] = [from === 0 ? '' : '… ', to === whole.length ? '' : ' …']
  const margin = `  ${line} | `
  const marked = whole.slice(start, Math.max(start, Math.min(to, start + length)))
  const carets = '^'.repeat(Math.max(1, columnsOf(marked.trimEnd())))
  const indent = `${' '.repeat(margin.length + before.length)}${blank(whole.slice(from, start))}`
  return [`${margin}${before}${whole.slice(from, to)}${after}`, `${indent}${carets}`]
}

/** A position that does not stand within a surrogate pair. */
const charStart = (text: string, at: number) => (/[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at - 1 : at)

const characters = new Intl.Segmenter()
const twoColumns =
  /\p{Emoji_Presentation}|\p{Emoji}\uFE0F|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF01-\uFF60\uFFE0-\uFFE6]/u

/** Columns that a text takes where every letter is equally wide. */
function columnsOf(text: string): number {
  return [...characters.segment(text)].reduce(
    (sum, { segment }) => sum + (twoColumns.test(segment) ? 2 : 1),
    0,
  )
}

/** As much space as a text takes; its tabs stay, as nobody knows how wide they are set. */
function blank(text: string): string {
  return text
    .split('\t')
    .map((piece) => ' '.repeat(columnsOf(piece)))
    .join('\t')
}

/** A message as it is, or its beginning and how long it is. */
export function cut(message: string, limit = longest): string {
  const lines = message.slice(0, limit).split('\n')
  if (message.length <= limit && lines.length <= mostLines) return message
  const kept = lines
    .slice(0, mostLines)
    .join('\n')
    .replace(/[\uD800-\uDBFF]$/, '')
  return `${kept} … (cut: the whole message has ${message.length.toLocaleString('en')} characters)`
}

/** The sentence that is to be read first: bold where colours are wanted (https://no-color.org). */
export function headline(sentence: string): string {
  const lines = wrapped(sentence)
  return process.env.NO_COLOR ? lines : `\u001b[1m${lines}\u001b[22m`
}

/** A sentence in lines that JupyterLab need not break, which it does within words. */
export function wrapped(sentence: string): string {
  const lines = ['']
  for (const word of sentence.split(' ')) {
    const line = lines.at(-1)!
    if (line !== '' && columnsOf(line) + 1 + columnsOf(word) > mostColumns) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines.join('\n')
}
