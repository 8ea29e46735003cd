import { button } from './button'
import { addStyle } from './style'
import css from './teaching.css'
import { clientWords } from './words'

// One choice for all lessons, kept like the theme.
const KEY = 'fledgling:teaching'

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
    keep(isTeaching)
  })
  foot.append(opener)
  set(kept())
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

function kept(): boolean {
  try {
    return localStorage.getItem(KEY) === 'yes'
  } catch {
    return false
  }
}

function keep(isTeaching: boolean): void {
  try {
    if (isTeaching) localStorage.setItem(KEY, 'yes')
    else localStorage.removeItem(KEY)
  } catch {
    // The choice then lasts as long as the page.
  }
}
