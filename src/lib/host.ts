import type { Figure, MimeBundle } from './figure'

/** The languages in which lessons and the library speak. */
export type Language = 'en' | 'zh'

/** A word or sentence in every language that has it; English is always there. */
export interface Words {
  readonly en: string
  readonly zh?: string
}

/** How far a training is. */
export interface Progress {
  /** How many steps are done, of how many. */
  readonly step: number
  readonly of: number
  /** What a step is called: `epoch`. */
  readonly unit: string
  /** Numbers to be watched, e.g. `{ loss: 0.42 }`; the first one is drawn as a curve. */
  readonly values: { readonly [name: string]: number }
}

/**
 * What the library needs from the place it runs in. Node, the page's worker and the tests each install their own;
 * the library itself touches no file, no kernel and no window.
 */
export interface Host {
  /** The language of the lesson that is running. */
  readonly language: Language
  /** Hands one MIME bundle to the reader: a kernel sends it, a terminal prints its text. */
  emit(bundle: MimeBundle): void
  /** A PNG of the figure as base64, or null where the host draws figures itself or cannot draw. */
  png(figure: Figure): string | null
  /** The bytes of a committed data file, e.g. `points/points.csv`. Rejects with a sentence if it is not there. */
  read(path: string): Promise<Uint8Array>
  /** Shows how far a training is (see `report`), where the host has a place for it. */
  progress?(progress: Progress): void
  /** Puts TensorFlow.js on its backend (see `ready`), once. Rejects with a sentence that says which command mends it. */
  startTensorFlow(): Promise<void>
}

let installed: Host | undefined

/** Installs the host; the last one installed wins. */
export function installHost(host: Host): void {
  installed = host
}

/** The installed host. Throws where nobody installed one, which only happens to who imports the bare library. */
export function host(): Host {
  if (installed === undefined) {
    throw new Error('fledgling has no host: import it by its name, or call installHost() first')
  }
  return installed
}

/** The words in the reader's language, in English where that one is missing. */
export function say(words: Words): string {
  return words[installed?.language ?? 'en'] ?? words.en
}
