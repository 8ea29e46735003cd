import type { ClientWords } from '../words'
import type { Conflict } from './update'

/**
 * Says that the lesson was updated, with both texts of each cell folded under it.
 * @param nameOf how the page calls the cell; undefined where it has no such cell any more
 */
export function conflictsMessage(
  conflicts: readonly Conflict[],
  nameOf: (id: string) => string | undefined,
  words: ClientWords,
): Node {
  const message = document.createDocumentFragment()
  const line = document.createElement('p')
  line.textContent = conflicts.length === 0 ? words.updated : words.updatedToo(conflicts.length)
  message.append(line)
  if (conflicts.length === 0) return message
  const details = document.createElement('details')
  const summary = document.createElement('summary')
  summary.textContent = words.whichCells
  details.append(summary)
  for (const { id, mine, published } of conflicts) {
    const name = document.createElement('p')
    name.textContent = nameOf(id) ?? words.noSuchCell
    const both = document.createElement('div')
    both.className = 'work-texts'
    both.append(textOf(words.myText, mine))
    if (published !== undefined) both.append(textOf(words.newText, published))
    details.append(name, both)
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
