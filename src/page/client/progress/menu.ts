import { button } from '../button'

/** What the menu offers. */
export interface MenuItem {
  readonly text: string
  /** Says more, in small print. */
  readonly note?: string
  act(): void
}

/**
 * A button in the head line that folds out what can be done. Escape and a click elsewhere fold it in again.
 * @param summary says how things stand, each time the menu is opened
 */
export function menuOf(
  title: string,
  summary: () => readonly string[],
  items: readonly MenuItem[],
): HTMLElement {
  const panel = document.createElement('div')
  panel.className = 'work-panel'
  panel.id = 'work-panel'
  panel.hidden = true
  const opener = button(title, () => toggle(panel.hidden !== false))
  opener.setAttribute('aria-controls', panel.id)
  opener.setAttribute('aria-expanded', 'false')
  const element = document.createElement('div')
  element.className = 'work'
  element.append(opener, panel)
  const toggle = (isOpen: boolean) => {
    if (isOpen) panel.replaceChildren(...linesOf(summary()), listOf(items, closeToOpener))
    panel.hidden = !isOpen
    opener.setAttribute('aria-expanded', String(isOpen))
  }
  // The focus goes back first: a dialog returns it to where it was when the dialog opened.
  const closeToOpener = () => {
    opener.focus()
    toggle(false)
  }
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || panel.hidden) return
    event.stopPropagation()
    closeToOpener()
  })
  element.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !element.contains(relatedTarget)) toggle(false)
  })
  document.addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Node && !element.contains(target)) toggle(false)
  })
  return element
}

function linesOf(texts: readonly string[]): HTMLElement[] {
  return texts.map((text) => {
    const line = document.createElement('p')
    line.textContent = text
    return line
  })
}

function listOf(items: readonly MenuItem[], close: () => void): HTMLElement {
  const list = document.createElement('ul')
  for (const { text, note, act } of items) {
    const item = document.createElement('li')
    item.append(
      button(text, () => {
        close()
        act()
      }),
    )
    if (note !== undefined) item.append(...linesOf([note]))
    list.append(item)
  }
  return list
}
