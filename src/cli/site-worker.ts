import { parentPort } from 'node:worker_threads'
import { openSite, type Site, type SiteOptions } from '../page/site.ts'

/** What the thread is asked: to open a site under a number of the asker's, to draw one of its pages, to forget it. */
export type SiteRequest =
  | { readonly id: number; readonly site: number; readonly open: SiteOptions }
  | { readonly id: number; readonly site: number; readonly render: string }
  | { readonly id: number; readonly site: number; readonly close: true }

/** Its answer to the request of the same `id`. */
export type SiteAnswer = { readonly id: number } & (
  | { readonly paths: readonly string[] }
  | { readonly page: Uint8Array }
  | { readonly error: string; readonly name: string }
)

// Pages are drawn in a thread of their own: the server answers meanwhile, and when the library is rebuilt a new
// thread loads the new one, which a running Node cannot do.
const sites = new Map<number, Site>()

async function answer(request: SiteRequest): Promise<SiteAnswer> {
  const { id, site } = request
  if ('open' in request) {
    const opened = await openSite(request.open)
    sites.set(site, opened)
    return { id, paths: opened.paths }
  }
  if ('close' in request) {
    sites.delete(site)
    return { id, paths: [] }
  }
  const page = await sites.get(site)?.render(request.render)
  if (page === undefined) throw new Error(`site ${site} is not open`)
  return { id, page }
}

parentPort?.on('message', async (request: SiteRequest) => {
  const { id } = request
  const reply = await answer(request).catch(
    (error): SiteAnswer => ({ id, error: error?.message ?? String(error), name: error?.name ?? 'Error' }),
  )
  parentPort?.postMessage(reply)
})
