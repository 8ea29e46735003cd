import { storeTheme, type Theme } from './storage'

const system = matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()

const systemTheme = (): Theme => (system.matches ? 'dark' : 'light')

/** The theme that the page shows now. */
export function currentTheme(): Theme {
  const chosen = document.documentElement.dataset.theme
  return chosen === 'light' || chosen === 'dark' ? chosen : systemTheme()
}

/** Calls the listener after each change of theme, by the reader or by the system, until it is ended. */
export function onTheme(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Makes the button in the head line work: it names the theme that it leads to. */
export function themeButton(button: HTMLButtonElement): void {
  const update = () => {
    button.textContent = (currentTheme() === 'dark' ? button.dataset.light : button.dataset.dark) ?? ''
    for (const listener of listeners) listener()
  }
  button.addEventListener('click', () => {
    const theme = currentTheme() === 'dark' ? 'light' : 'dark'
    const isSystem = theme === systemTheme()
    if (isSystem) delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
    storeTheme(isSystem ? null : theme)
    update()
  })
  system.addEventListener('change', update)
  // Who changes the theme for a while, to print on white paper, says so.
  addEventListener('theme', update)
  button.hidden = false
  update()
}
