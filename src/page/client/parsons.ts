import { button } from './button'
import type { LiveCell, LiveLesson } from './live/types'
import { assembled, frameOf, indented, orderIn } from './parsons/lines'
import { LineList } from './parsons/list'
import css from './parsons.css'
import { addStyle } from './style'
import { type ClientWords, clientWords } from './words'

/** Makes of every list of shuffled lines one that can be put in order, and writes the lines into the exercise's cell. */
export function mountParsons(lesson: LiveLesson): void {
  const words = clientWords(document.documentElement.lang)
  const puzzles = new Map<LiveCell, Parsons>()
  for (const text of document.querySelectorAll<HTMLElement>('div.text[data-role="parsons"]')) {
    const { exercise } = text.dataset
    const cell = lesson.cells.find((each) => each.role === 'exercise' && each.exercise === exercise)
    const list = text.querySelector('ul')
    const lines = list === null ? [] : linesOf(list)
    if (cell === undefined || list === null || lines.length < 2) continue
    const puzzle = new Parsons(cell, lines, `parsons-${puzzles.size + 1}`, words)
    list.replaceWith(puzzle.element)
    puzzles.set(cell, puzzle)
  }
  if (puzzles.size === 0) return
  addStyle(css)
  lesson.on('edited', (cell) => puzzles.get(cell)?.edited())
}

/** The lines as the notebook lists them: the code that each item begins with. A line that is needed twice stands twice. */
function linesOf(list: HTMLElement): string[] {
  return [...list.querySelectorAll(':scope > li')].flatMap((item) => {
    const line = item.querySelector('code')?.textContent?.trim() ?? ''
    return line === '' ? [] : [line]
  })
}

class Parsons {
  readonly element = document.createElement('div')
  readonly #cell: LiveCell
  readonly #lines: readonly string[]
  readonly #words: ClientWords
  readonly #list: LineList
  readonly #note = document.createElement('p')
  readonly #status = document.createElement('p')

  constructor(cell: LiveCell, lines: readonly string[], id: string, words: ClientWords) {
    this.#cell = cell
    this.#lines = lines
    this.#words = words
    const help = document.createElement('p')
    help.id = id
    help.className = 'help'
    help.textContent = words.parsonsHelp
    this.#list = new LineList(lines, words, id, (line, place) => this.#moved(line, place))
    this.#note.className = 'note'
    this.#note.hidden = true
    this.#status.className = 'unseen'
    this.#status.setAttribute('role', 'status')
    this.element.className = 'parsons'
    const { head, tail } = frameOf(cell.published)
    const board = document.createElement('div')
    board.className = 'board'
    board.append(fixed(head), this.#list.element, fixed(tail))
    this.element.append(help, board, this.#note, this.#status)
  }

  /** The text of the cell has changed, by this list or by hand. */
  edited(): void {
    const { source, published } = this.#cell
    const order = source === published ? this.#lines : orderIn(source, published, this.#lines)
    if (order === undefined) {
      const write = button(this.#words.writeLines, () => this.#write())
      this.#say(this.#words.ownLines, write)
      return
    }
    if (order.join('\n') !== this.#list.order.join('\n')) this.#list.setOrder(order)
    this.#judge()
  }

  #moved(line: string, place: number): void {
    this.#status.textContent = this.#words.lineAt(line, place, this.#lines.length)
    this.#write()
  }

  #write(): void {
    this.#cell.setSource(assembled(this.#cell.published, this.#list.order))
    this.#judge()
  }

  /** A line that closes the whole function would only lead to an error that speaks of something else. */
  #judge(): void {
    const { tooEarly } = indented(this.#list.order)
    const isBegun = this.#cell.source !== this.#cell.published
    this.#say(isBegun && tooEarly !== undefined ? this.#words.closesTooEarly(tooEarly + 1) : '')
  }

  #say(text: string, ...buttons: HTMLButtonElement[]): void {
    this.#note.hidden = text === ''
    this.#note.replaceChildren(text, ' ', ...buttons)
  }
}

/** A line of the function that stands where it stands. */
function fixed(line: string): HTMLElement {
  const code = document.createElement('code')
  code.textContent = line
  return code
}
