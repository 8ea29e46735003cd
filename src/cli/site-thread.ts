import { Worker } from 'node:worker_threads'
import type { OpenSite, SiteOptions } from './environment.ts'
import type { SiteAnswer, SiteRequest } from './site-worker.ts'

/** A thread that opens sites and draws their pages. */
export interface SiteThread {
  open(options: SiteOptions): Promise<OpenSite>
  end(): void
}

type Waiting = { resolve: (answer: SiteAnswer) => void; reject: (error: Error) => void }
type Asked = SiteRequest extends infer R ? (R extends SiteRequest ? Omit<R, 'id'> : never) : never

/** Starts the thread; it loads what is in dist/ at this moment. */
export function startSiteThread(): SiteThread {
  const worker = new Worker(new URL('./site-worker.js', import.meta.url))
  const waiting = new Map<number, Waiting>()
  let last = 0
  let sites = 0
  worker.on('message', (answer: SiteAnswer) => {
    const asker = waiting.get(answer.id)
    waiting.delete(answer.id)
    if ('error' in answer) asker?.reject(Object.assign(new Error(answer.error), { name: answer.name }))
    else asker?.resolve(answer)
  })
  const fail = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('the thread that draws the pages has ended')))
  const ask = (request: Asked) =>
    new Promise<SiteAnswer>((resolve, reject) => {
      const id = ++last
      waiting.set(id, { resolve, reject })
      worker.postMessage({ ...request, id })
    })
  return {
    async open(options) {
      const site = ++sites
      const opened = await ask({ site, open: options })
      return {
        paths: 'paths' in opened ? opened.paths : [],
        render: async (path) => {
          const answer = await ask({ site, render: path })
          return 'page' in answer ? answer.page : new Uint8Array()
        },
        close: () => void ask({ site, close: true }).catch(() => {}),
      }
    },
    end: () => void worker.terminate(),
  }
}
