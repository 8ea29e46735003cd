import { type Part, packedElement } from './parts.ts'

/** What a single file carries besides its text: the parts that its cells can ask for, packed. */
export function singleFileTail(parts: readonly Part[]): string {
  return parts.map(packedElement).join('')
}
