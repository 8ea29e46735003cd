import type { MimeBundle } from '../figure'

/** Prints the plain text of a bundle. */
export function printText(bundle: MimeBundle): void {
  process.stdout.write(`${String(bundle['text/plain'] ?? '')}\n`)
}
