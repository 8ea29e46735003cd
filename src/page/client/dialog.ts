import css from './dialog.css'
import { addStyle } from './style'

let hasStyle = false

/** A dialog that is named by its title. The browser itself gives the focus back to what opened it. */
export function dialogOf(id: string, title: string, ...content: readonly HTMLElement[]): HTMLDialogElement {
  if (!hasStyle) addStyle(css)
  hasStyle = true
  const heading = document.createElement('h2')
  heading.id = id
  heading.textContent = title
  const dialog = document.createElement('dialog')
  dialog.className = 'asking'
  dialog.setAttribute('aria-labelledby', id)
  dialog.append(heading, ...content)
  return dialog
}
