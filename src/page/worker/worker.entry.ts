// Runs in a worker that the page starts from this text (see client/runner.ts). What it is told comes through a port
// of its own, which no cell can reach.
import { fenceGlobals, takeNatives } from './globals'
import type { FromWorker, ToWorker } from './protocol'
import { Runtime } from './runtime'

const natives = takeNatives()
const dataOf = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')!.get!
const { apply } = Reflect

self.addEventListener(
  'message',
  (event) => {
    const [port] = (event as MessageEvent).ports
    if (port === undefined) return
    // Taken here and now: a cell may put functions of its own in the places of these.
    const send = port.postMessage.bind(port) as (message: FromWorker) => void
    const runtime = new Runtime(natives, send)
    port.onmessage = (message) => runtime.receive(apply(dataOf, message, []) as ToWorker)
  },
  { once: true },
)
// Chrome keeps ten lines of a stack, and an error deep in a library would not lead back to its cell.
Object.assign(Error, { stackTraceLimit: 50 })
fenceGlobals()
