import * as fledgling from '../../lib/index'
import type { PartLoader } from './part-loader'
import type { WorkerWords } from './words'

/** What `fledgling` exports. */
export const libraryNames: readonly string[] = Object.keys(fledgling)

/** What `import` in a cell may name. */
const names = ['fledgling', '@tensorflow/tfjs', 'danfojs-node']

/**
 * What a cell imports, by its name.
 * @throws a sentence that names what there is, or says that this page does not carry it
 */
export async function importModule(name: string, parts: PartLoader, words: WorkerWords): Promise<object> {
  if (name === 'fledgling') return fledgling
  if (!names.includes(name) && name !== '@tensorflow/tfjs-backend-wasm') {
    throw new Error(words.noModule(name, names))
  }
  // danfojs stands on the same TensorFlow.js as the lesson.
  const tensorflow = await parts.script('tensorflow')
  const found = name === 'danfojs-node' ? tensorflow && (await parts.script('danfojs')) : tensorflow
  if (tensorflow === undefined || found === undefined) throw new Error(words.noPart(name))
  if (name === 'danfojs-node') return found
  return name === '@tensorflow/tfjs' ? tensorflow.tf : tensorflow.wasm
}
