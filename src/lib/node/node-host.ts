import { basename } from 'node:path'
import type { Host, Language } from '../host'
import { readData } from './data'
import { describeInKernel, displayInKernel, kernelDoor, progressInKernel } from './kernel-door'
import { PictureDrawer } from './png'
import { printText } from './terminal'
import { displayInTslab, isInTslab } from './tslab'

/**
 * The host of the library in Node. Inside a kernel, our own or tslab, a bundle goes to the notebook in all its formats;
 * anywhere else, a terminal, a test, a script, its text is printed.
 */
export function nodeHost(): Host {
  const door = kernelDoor()
  const inKernel = door !== undefined || isInTslab()
  // The engine draws the pictures itself, faster, and says so; Jupyter needs them from here.
  const isWatched = inKernel && process.env.FLEDGLING_PICTURES !== 'none'
  const pictures = isWatched ? new PictureDrawer() : undefined
  if (door) describeInKernel(door)
  return {
    language: languageOf(process.cwd()),
    emit: door ? (bundle) => displayInKernel(door, bundle) : inKernel ? displayInTslab : printText,
    png: (figure) => pictures?.draw(figure) ?? null,
    read: readData,
    // What the engine runs stands in a notebook, where nothing moves.
    ...(door && isWatched ? { progress: progressInKernel(door, milliseconds) } : {}),
    startTensorFlow: async () => {
      // Loaded on demand: TensorFlow.js takes over a second, and most lessons never ask for it.
      const tensorflow = require('./tensorflow') as typeof import('./tensorflow')
      await tensorflow.startTensorFlow()
    },
  }
}

function milliseconds(): number {
  return Number(process.hrtime.bigint() / 1_000_000n)
}

/** A notebook in `notebooks/zh` runs there, so the folder's name is its language; English everywhere else. */
function languageOf(folder: string): Language {
  return basename(folder) === 'zh' ? 'zh' : 'en'
}
