import { basename } from 'node:path'
import type { Host, Language } from '../host'
import { readData } from './data'
import { PictureDrawer } from './png'
import { printText } from './terminal'
import { displayInTslab, isInTslab } from './tslab'

/**
 * The host of the library in Node. Inside the tslab kernel a bundle goes to the notebook in all its formats; anywhere
 * else, a terminal, a test, a script, its text is printed.
 */
export function nodeHost(): Host {
  const inKernel = isInTslab()
  // The engine draws the pictures itself, faster, and says so; Jupyter needs them from here.
  const pictures = inKernel && process.env.FLEDGLING_PICTURES !== 'none' ? new PictureDrawer() : undefined
  return {
    language: languageOf(process.cwd()),
    emit: inKernel ? displayInTslab : printText,
    png: (figure) => pictures?.draw(figure) ?? null,
    read: readData,
    startTensorFlow: async () => {
      // Loaded on demand: TensorFlow.js takes over a second, and most lessons never ask for it.
      const tensorflow = require('./tensorflow') as typeof import('./tensorflow')
      await tensorflow.startTensorFlow()
    },
  }
}

/** A notebook in `notebooks/zh` runs there, so the folder's name is its language; English everywhere else. */
function languageOf(folder: string): Language {
  return basename(folder) === 'zh' ? 'zh' : 'en'
}
