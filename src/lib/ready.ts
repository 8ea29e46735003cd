import { host } from './host'

/**
 * Starts TensorFlow.js, once: its WebAssembly backend, whose numbers are the same on every machine. Call it before the
 * first tensor. Rejects with one sentence that says what is missing and which command mends it.
 */
export function ready(): Promise<void> {
  return host().startTensorFlow()
}
