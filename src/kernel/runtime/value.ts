import { inspect } from 'node:util'
import type { Json } from '../../wire/wire.ts'
import { dataFrameBundle } from './data-frame.ts'
import type { Bundle } from './door.ts'
import { tensorText } from './tensor.ts'

/** Deno's way for a value to say how it looks in a notebook: a method that answers a MIME bundle. */
const displayMethod = Symbol.for('Jupyter.display')

/** Characters of a value that are shown. */
const limit = 1_000_000

/**
 * The richest display of a value; undefined for what is not shown. `describe` knows those of the library. Strings are bare, as
 * the sentences are in which cells end. Whatever a value does when it is looked at, this never throws.
 */
export async function bundleOf(
  value: unknown,
  describe: ((value: unknown) => Bundle | undefined) | undefined,
): Promise<Bundle | undefined> {
  if (value === undefined || value === null || isTimer(value)) return undefined
  if (typeof value === 'object' || typeof value === 'function') {
    const rich =
      (await attempt(() => ownBundle(value))) ??
      (await attempt(() => describe?.(value))) ??
      (await attempt(() => dataFrameBundle(value)))
    if (rich) return rich
  }
  return textBundle(value)
}

/** A value as a text alone. */
export function textBundle(value: unknown): Bundle {
  const text = plainText(value)
  const cut = `${text.slice(0, limit)}\n(cut: ${text.length} characters)`
  return { data: { 'text/plain': text.length > limit ? cut : text }, metadata: {} }
}

async function attempt(
  look: () => Bundle | undefined | Promise<Bundle | undefined>,
): Promise<Bundle | undefined> {
  try {
    return await look()
  } catch {
    return undefined
  }
}

async function ownBundle(value: object): Promise<Bundle | undefined> {
  const display = (value as { [displayMethod]?: unknown })[displayMethod]
  if (typeof display !== 'function') return undefined
  const data: unknown = await display.call(value)
  if (typeof data !== 'object' || data === null || Object.keys(data).length === 0) return undefined
  // Whoever cannot be written as JSON is no bundle; better known here than in the pipe.
  const written = JSON.parse(JSON.stringify(data)) as Json
  return { data: { ...written, 'text/plain': written['text/plain'] ?? plainText(value) }, metadata: {} }
}

/** What `setTimeout` and its like answer: nobody who ends a cell in one of them wants to see it. */
function isTimer(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  try {
    return value instanceof Timeout || value instanceof Immediate
  } catch {
    return false
  }
}

const Timeout = setTimeout(() => {}, 0).unref().constructor as new () => unknown
const Immediate = setImmediate(() => {}).constructor as new () => unknown

function plainText(value: unknown): string {
  try {
    if (typeof value === 'string') return value
    return tensorText(value) ?? (value instanceof Error ? errorText(value) : inspect(value))
  } catch (error) {
    return `(a value that cannot be shown: ${reason(error)})`
  }
}

/** An error that is a value, not thrown: without the calls of the kernel. */
function errorText(error: Error): string {
  return inspect(error).replace(/\n\s+at [^\n]*/g, '')
}

function reason(error: unknown): string {
  try {
    return String((error as Error).message)
  } catch {
    return 'it throws when it is looked at'
  }
}
