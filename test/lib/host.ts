import { readFile } from 'node:fs/promises'
import { type Host, installHost } from '../../src/lib/host.ts'

/** A host that reads the committed data and does nothing else, with single files put in the place of committed ones. */
export function installTestHost(files: Readonly<Record<string, string>> = {}): void {
  const host: Host = {
    language: 'en',
    emit: () => {},
    png: () => null,
    read: async (path) => {
      const text = files[path]
      return text === undefined
        ? readFile(new URL(`../../datasets/${path}`, import.meta.url))
        : new TextEncoder().encode(text)
    },
    startTensorFlow: async () => {},
  }
  installHost(host)
}
