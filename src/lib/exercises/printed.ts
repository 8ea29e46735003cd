import { say } from '../host'

/** A value as a reader would type it; long lists and texts are cut, and the cut says how long they are. */
export function printed(value: unknown): string {
  if (typeof value === 'string') return value.length > 60 ? `'${value.slice(0, 57)}...'` : `'${value}'`
  if (typeof value === 'number') return String(Number(value.toPrecision(6)))
  if (typeof value === 'function') return value.name === '' ? say({ en: 'a function' }) : value.name
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    const items = Array.from(value as ArrayLike<unknown>)
    const rest = items.length - 6
    const shown = items.slice(0, rest > 0 ? 5 : 6).map(printed)
    return `[${rest > 0 ? [...shown, say({ en: `... ${items.length} in all` })].join(', ') : shown.join(', ')}]`
  }
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value).map(([key, item]) => `${key}: ${printed(item)}`)
    return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`
  }
  return String(value)
}

/** What kind of value it is, as it is told: `a number`. */
export function kindOf(value: unknown): string {
  if (value === null) return say({ en: 'null' })
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return say({ en: 'a list' })
  const kind = typeof value
  if (kind === 'string') return say({ en: 'a text' })
  if (kind === 'boolean') return say({ en: 'true or false' })
  if (kind === 'function') return say({ en: 'a function' })
  return kind === 'number' ? say({ en: 'a number' }) : say({ en: 'an object' })
}
