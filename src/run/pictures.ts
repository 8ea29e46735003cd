import { fileURLToPath } from 'node:url'
import { MessageChannel, Worker } from 'node:worker_threads'
import type { Figure } from 'fledgling'
import { shownSize } from '../lib/node/png.ts'
import type { DisplayOutput, Output } from '../notebook/types.ts'

/** A picture as base64, or a rejection that says why there is none. */
export type Draw = (figure: Figure) => Promise<string>

const FIGURE = 'application/vnd.plotly.v1+json'

/**
 * Adds the picture to every chart that has none. Our kernels leave them out, because one thread here, which has loaded
 * Plotly once and is warm, draws them at a third of the cost and keeps no cell waiting. Same figure, same bytes as there.
 */
export async function withPictures(outputs: readonly Output[], draw: Draw = drawBeside): Promise<Output[]> {
  const drawn: Output[] = []
  for (const output of outputs) drawn.push(await withPicture(output, draw))
  return drawn
}

async function withPicture(output: Output, draw: Draw): Promise<Output> {
  if (output.output_type !== 'display_data' || 'image/png' in output.data) return output
  const figure = output.data[FIGURE] as Figure | undefined
  if (figure === undefined) return output
  const png = await draw(figure)
  return {
    ...output,
    data: { ...output.data, 'image/png': png },
    metadata: { ...output.metadata, 'image/png': shownSize(png) },
  } satisfies DisplayOutput
}

let studio: Draw | undefined

/** Draws in a thread that is started with the first picture and does not keep the process alive. */
const drawBeside: Draw = (figure) => {
  studio ??= openStudio()
  return studio(figure)
}

interface Waiting {
  readonly resolve: (png: string) => void
  readonly reject: (error: Error) => void
}

function openStudio(): Draw {
  // Compiled, wherever this file itself stands, as for the kernel's preload.
  const file = fileURLToPath(new URL('../../dist/picture/worker.js', import.meta.url))
  const worker = new Worker(file, { workerData: { signal: new Int32Array(new SharedArrayBuffer(4)) } })
  const { port1: desk, port2 } = new MessageChannel()
  worker.postMessage({ port: port2 }, [port2])
  worker.unref()
  // Answers come in the order of the questions.
  const waiting: Waiting[] = []
  const answer = (settle: (asker: Waiting) => void) => {
    const asker = waiting.shift()
    if (waiting.length === 0) desk.unref()
    if (asker !== undefined) settle(asker)
  }
  desk.on('message', ({ png, error }: { png?: Uint8Array; error?: string }) => {
    answer(({ resolve, reject }) => {
      if (png === undefined) reject(new Error(error ?? 'the drawing thread gave no answer'))
      else resolve(Buffer.from(png).toString('base64'))
    })
  })
  worker.on('error', (error) => {
    studio = undefined
    while (waiting.length > 0) answer(({ reject }) => reject(error))
  })
  desk.unref()
  return (figure) =>
    new Promise((resolve, reject) => {
      waiting.push({ resolve, reject })
      desk.ref()
      desk.postMessage(figure)
    })
}
