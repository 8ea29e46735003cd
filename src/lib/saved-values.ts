/** A value as an error shows it: its JSON, cut short. JSON has no NaN, and writes null for it. */
export function cell(value: unknown): string {
  const shown = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'undefined')
  return shown.length > 40 ? `${shown.slice(0, 40)}...` : shown
}

/** What a saved model has at a place (`layers[0].biases`), if it is an object. */
export function object(value: unknown, where: string): Record<string, unknown> {
  need(value, where)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`${named(where)} must be an object: ${cell(value)}`)
  return value as Record<string, unknown>
}

/** The same, if it is a list that is not empty, and of that length where one is given. */
export function list(value: unknown, where: string, length?: number): readonly unknown[] {
  need(value, where)
  if (!Array.isArray(value)) throw new Error(`${named(where)} must be a list: ${cell(value)}`)
  if (length !== undefined && value.length !== length)
    throw new Error(`${named(where)} must have ${length} entries: ${value.length}`)
  if (value.length === 0) throw new Error(`${named(where)} must not be empty: []`)
  return value
}

/** The same, if it is a list of finite numbers. */
export function numbers(value: unknown, where: string, length?: number): number[] {
  return list(value, where, length).map((each, i) => number(each, `${where}[${i}]`))
}

/** The same, if it is a finite number. */
export function number(value: unknown, where: string): number {
  need(value, where)
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new Error(`${named(where)} must be a finite number: ${cell(value)}`)
  return value
}

/** The same, if it is a text that is not empty. */
export function text(value: unknown, where: string): string {
  need(value, where)
  if (typeof value !== 'string' || value === '')
    throw new Error(`${named(where)} must be a text: ${cell(value)}`)
  return value
}

/** The same, if it is a whole number from 1. */
export function whole(value: unknown, where: string): number {
  need(value, where)
  if (!Number.isInteger(value) || (value as number) < 1)
    throw new Error(`${named(where)} must be a whole number from 1: ${cell(value)}`)
  return value as number
}

function need(value: unknown, where: string): void {
  if (value === undefined) throw new Error(`${named(where)} is missing`)
}

function named(where: string): string {
  return where === '' ? 'model' : `model ${where}`
}
