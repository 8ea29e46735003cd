// Draws pictures in a thread of its own for who must have them at once (a kernel's cell, see lib/node/png.ts).
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import type { Figure } from 'fledgling'

// Loaded beside the first message, not before it: if something is missing, that is the answer to it.
const drawing = import('./png.ts')
drawing.then(({ warmUp }) => warmUp()).catch(() => undefined)

const { signal } = workerData as { readonly signal: Int32Array }

/** Draws each figure that comes in, in their order, and wakes who sleeps on the signal. */
function serve(desk: MessagePort): void {
  desk.on('message', async (figure: Figure) => {
    desk.postMessage(await answerTo(figure))
    Atomics.add(signal, 0, 1)
    Atomics.notify(signal, 0)
  })
}

/** The figure's PNG, or the sentence that says why there is none. */
async function answerTo(figure: Figure): Promise<{ png: Uint8Array } | { error: string }> {
  try {
    const { drawPng } = await drawing
    return { png: await drawPng(figure) }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}

parentPort?.once('message', ({ port }: { port: MessagePort }) => serve(port))
