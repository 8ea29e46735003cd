/** What a reader has chosen for all pages, by its name. Storage may be switched off altogether. */
export function storedChoice(name: string): string | null {
  try {
    return localStorage.getItem(keyOf(name))
  } catch {
    return null
  }
}

/** Keeps a choice; null forgets it. */
export function storeChoice(name: string, choice: string | null): void {
  try {
    if (choice === null) localStorage.removeItem(keyOf(name))
    else localStorage.setItem(keyOf(name), choice)
  } catch {
    // The choice then lasts as long as the page.
  }
}

// All pages opened from files share one storage with every other file on the machine, hence the prefix.
const keyOf = (name: string) => `fledgling:${name}`

export type Theme = 'light' | 'dark'

/** The theme that the reader chose, or null for the one of the system. */
export function storedTheme(): Theme | null {
  const value = storedChoice('theme')
  return value === 'light' || value === 'dark' ? value : null
}

/** Keeps the choice; null goes back to the system's. */
export function storeTheme(theme: Theme | null): void {
  storeChoice('theme', theme)
}
