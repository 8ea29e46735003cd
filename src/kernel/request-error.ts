/** What is wrong with a request; the client hears it in a reply with status `error`. */
export class RequestError extends Error {
  override readonly name = 'RequestError'
}

/** The field as a text. Throws RequestError where it is something else; `otherwise` stands for a field that is not there. */
export function textOf(
  content: Readonly<Record<string, unknown>>,
  field: string,
  otherwise?: string,
): string {
  const value = content[field] ?? otherwise
  if (typeof value === 'string') return value
  throw new RequestError(`${field} must be a text: ${JSON.stringify(value)}`)
}

/** The field as a whole number, or `otherwise` where it is not there or null. Throws RequestError where it is something else. */
export function wholeOf<T>(
  content: Readonly<Record<string, unknown>>,
  field: string,
  otherwise: T,
): number | T {
  const value = content[field] ?? undefined
  if (value === undefined) return otherwise
  if (Number.isSafeInteger(value)) return value as number
  throw new RequestError(`${field} must be a whole number: ${JSON.stringify(value)}`)
}
