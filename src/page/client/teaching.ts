import { button } from './button'
import { storeChoice, storedChoice } from './storage'
import { addStyle } from './style'
import css from './teaching.css'
import { clientWords } from './words'

/**
 * Adds a switch to the foot of a lesson that shows what is for the instructor, each note where it belongs. The notes are
 * templates in the page; slides and paper never show them.
 */
export function mountTeaching(): void {
  const templates = [...document.querySelectorAll<HTMLTemplateElement>('main template[data-slide="notes"]')]
  const foot = document.querySelector('.foot')
  if (templates.length === 0 || foot === null) return
  addStyle(css)
  const words = clientWords(document.documentElement.lang)
  let shown: HTMLElement[] = []
  const set = (isTeaching: boolean) => {
    for (const note of shown) note.remove()
    shown = isTeaching ? templates.map((each) => shownNote(each, words.forInstructor)) : []
    opener.setAttribute('aria-pressed', String(isTeaching))
  }
  const opener = button(words.showInstructor, () => {
    const isTeaching = opener.getAttribute('aria-pressed') !== 'true'
    set(isTeaching)
    storeChoice('teaching', isTeaching ? 'yes' : null)
  })
  foot.append(opener)
  set(storedChoice('teaching') === 'yes')
}

function shownNote(template: HTMLTemplateElement, title: string): HTMLElement {
  const note = document.createElement('div')
  note.className = 'text instructor'
  note.setAttribute('role', 'note')
  const head = document.createElement('p')
  head.className = 'instructor-title'
  head.textContent = title
  note.append(head, document.importNode(template.content, true))
  template.after(note)
  return note
}
