import type { CellError } from '../../worker/protocol'
import { button } from '../button'
import type { ClientWords } from '../words'

/** Shows a line of a cell, counted from 1. Without a cell it is the one under which the error stands. */
export type ShowLine = (cell: string | undefined, line: number, column?: number) => void

/** An error: first what to do, if that is known; then what it is called and says, and where it happened. */
export function errorView(error: CellError, words: ClientWords, showLine: ShowLine): HTMLElement {
  const view = document.createElement('div')
  view.className = 'trouble'
  if (error.advice !== undefined) view.append(paragraph('advice', error.advice))
  const said = paragraph('said', [error.name, error.message].filter((text) => text !== '').join(': '))
  view.append(said)
  const { cell, line, column, trace } = error
  // The innermost place is the line that is named; where the way to it is long, it may stand in another cell.
  const [here, ...way] = trace
  if (line !== undefined) {
    const name = way.length > 0 && here !== undefined ? here : words.line(line)
    const place = button(name, () => showLine(cell, line, column))
    place.className = 'line'
    view.append(place)
  }
  if (way.length > 0) view.append(paragraph('trace', words.calledFrom(way)))
  return view
}

function paragraph(kind: string, text: string): HTMLElement {
  const made = document.createElement('p')
  made.className = kind
  made.textContent = text
  return made
}
