import { basename } from 'node:path'
import type { Figure } from '../figure'
import type { Host, Language } from '../host'
import { readData } from './data'
import { printText } from './terminal'
import { displayInTslab, isInTslab } from './tslab'

/**
 * The host of the library in Node. Inside the tslab kernel a bundle goes to the notebook in all its formats; anywhere
 * else, a terminal, a test, a script, its text is printed.
 */
export function nodeHost(): Host {
  const inKernel = isInTslab()
  return {
    language: languageOf(process.cwd()),
    emit: inKernel ? displayInTslab : printText,
    png: (_figure: Figure) => null,
    read: readData,
    startTensorFlow: async () => {
      // Loaded on demand: TensorFlow.js takes over a second, and most lessons never ask for it.
      const tensorflow = require('./tensorflow') as { startTensorFlow(): Promise<void> }
      await tensorflow.startTensorFlow()
    },
  }
}

/** A notebook in `notebooks/zh` runs there, so the folder's name is its language; English everywhere else. */
function languageOf(folder: string): Language {
  return basename(folder) === 'zh' ? 'zh' : 'en'
}
