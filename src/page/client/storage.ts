// All pages opened from files share one storage with every other file on the machine, hence the prefix.
const KEY = 'fledgling:theme'

export type Theme = 'light' | 'dark'

/** The theme that the reader chose, or null for the one of the system. Storage may be switched off altogether. */
export function storedTheme(): Theme | null {
  try {
    const value = localStorage.getItem(KEY)
    return value === 'light' || value === 'dark' ? value : null
  } catch {
    return null
  }
}

/** Keeps the choice; null goes back to the system's. */
export function storeTheme(theme: Theme | null): void {
  try {
    if (theme === null) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, theme)
  } catch {
    // The choice then lasts as long as the page.
  }
}
