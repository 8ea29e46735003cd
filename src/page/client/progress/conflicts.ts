import type { ClientWords } from '../words'
import type { Conflict } from './update'

/** Says that the lesson was updated, with both texts of each cell folded under it. */
export function conflictsMessage(conflicts: readonly Conflict[], words: ClientWords): Node {
  const message = document.createDocumentFragment()
  const line = document.createElement('p')
  line.textContent = conflicts.length === 0 ? words.updated : words.updatedToo(conflicts.length)
  message.append(line)
  if (conflicts.length === 0) return message
  const details = document.createElement('details')
  const summary = document.createElement('summary')
  summary.textContent = words.whichCells
  details.append(summary)
  for (const { mine, published } of conflicts) {
    details.append(textOf(words.myText, mine))
    details.append(textOf(words.newText, published ?? words.noSuchCell))
  }
  message.append(details)
  return message
}

function textOf(title: string, text: string): HTMLElement {
  const figure = document.createElement('figure')
  const caption = document.createElement('figcaption')
  caption.textContent = title
  const code = document.createElement('pre')
  code.className = 'code'
  code.tabIndex = 0
  code.textContent = text
  figure.append(caption, code)
  return figure
}
