import { storeTheme, type Theme } from './storage'

const system = matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()

const systemTheme = (): Theme => (system.matches ? 'dark' : 'light')

/** The theme that the page shows now. */
export function currentTheme(): Theme {
  const chosen = chosenTheme()
  return chosen === 'light' || chosen === 'dark' ? chosen : systemTheme()
}

/** Calls the listener after each change of theme, by the reader or by the system, until it is ended. */
export function onTheme(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The theme that was chosen for the page, whatever the system has; undefined follows the system. */
export function chosenTheme(): string | undefined {
  return document.documentElement.dataset.theme
}

/** Shows the page in a theme, until the next change; undefined follows the system. */
export function showTheme(theme: string | undefined): void {
  if (theme === undefined) delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  tell()
}

function tell(): void {
  for (const listener of listeners) listener()
}

system.addEventListener('change', tell)

/** Makes the button in the head line work: it names the theme that it leads to. */
export function themeButton(button: HTMLButtonElement): void {
  const update = () => {
    button.textContent = (currentTheme() === 'dark' ? button.dataset.light : button.dataset.dark) ?? ''
  }
  button.addEventListener('click', () => {
    const theme = currentTheme() === 'dark' ? 'light' : 'dark'
    const isSystem = theme === systemTheme()
    storeTheme(isSystem ? null : theme)
    showTheme(isSystem ? undefined : theme)
  })
  onTheme(update)
  button.hidden = false
  update()
}
