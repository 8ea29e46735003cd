import { frameScript } from '../worker/frame'

/** A worker that has been started, as the page sees it. */
export interface WorkerLink {
  /** Leads to the worker's runtime, and nowhere else. */
  readonly port: MessagePort
  /** Ends the worker; nothing comes out of it any more, even while the browser is still ending it. */
  end(): void
}

type OnFailed = (message: string) => void

/**
 * The policy of the frame, on top of the page's, which it inherits together with its worker: not even the scripts that
 * lie beside the page can be reached. The page's policy lets only our own script through its `unsafe-inline`.
 */
const policy = "default-src 'none'; script-src 'unsafe-inline' blob: 'wasm-unsafe-eval'; worker-src blob:"

/**
 * Starts the worker in a frame of its own, whose origin no other page has: no storage, no channel to another page, no
 * network, whatever a cell tries.
 */
export function openInFrame(text: string, onFailed: OnFailed): WorkerLink {
  const cells = new MessageChannel()
  const life = new MessageChannel()
  const frame = document.createElement('iframe')
  frame.setAttribute('sandbox', 'allow-scripts')
  frame.hidden = true
  frame.title = ''
  frame.setAttribute('aria-hidden', 'true')
  frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="${policy}"><script>${frameScript}</script>`
  frame.onload = () => frame.contentWindow?.postMessage(text, '*', [cells.port2, life.port2])
  life.port1.onmessage = ({ data }) => onFailed(String(data))
  // Told by browsers whose frame has a process of its own, when that one has come to its end.
  cells.port1.addEventListener('close', () => onFailed(''))
  document.body.append(frame)
  return {
    port: cells.port1,
    end() {
      onFailed = () => {}
      cells.port1.close()
      life.port1.close()
      frame.remove()
    },
  }
}

/** Starts the worker in the page itself, for browsers that start none in such a frame. The page's policy holds there. */
export function openInPage(text: string, onFailed: OnFailed): WorkerLink {
  const cells = new MessageChannel()
  const address = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }))
  const worker = new Worker(address)
  worker.onerror = ({ message }) => onFailed(message)
  worker.postMessage(0, [cells.port2])
  return {
    port: cells.port1,
    end() {
      worker.onerror = null
      cells.port1.close()
      worker.terminate()
      URL.revokeObjectURL(address)
    },
  }
}
