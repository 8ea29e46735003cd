import path from 'node:path'
import { ServeError, type Source } from '../page/serve.ts'
import type { OpenSite, SiteOptions } from './environment.ts'
import { explain } from './error.ts'
import type { SiteThread } from './site-thread.ts'
import type { Changes } from './watch.ts'

/** A site that is made anew while it is being read. */
export interface LiveSite {
  readonly source: Source
  /**
   * Opens the site anew after a change. Resolves with the pages that are to be loaded again. Rejects, and goes on
   * serving the last good site, when a notebook is broken.
   */
  renew(changes: Changes): Promise<readonly string[]>
  /** Draws every page ahead of its reader; a page that cannot be drawn waits for him to ask. */
  drawAll(): Promise<void>
  end(): void
}

interface Opened {
  readonly site: OpenSite
  readonly thread: SiteThread
}

/** Opens the site in a thread of its own; `startThread` loads the pages' code and the library as they are then. */
export function liveSite(options: SiteOptions, startThread: () => SiteThread): LiveSite {
  let opened = openIn(startThread(), options)
  // Whoever asks first gets the error.
  opened.catch(() => {})
  const visited = new Set<string>()
  return {
    async source(name) {
      const { site } = await opened.catch((error) => {
        throw new ServeError(503, explain(error, false).text)
      })
      if (!site.paths.includes(name)) return undefined
      if (isPage(name)) visited.add(name)
      return site.render(name)
    },
    async drawAll() {
      const { site } = await opened
      for (const name of site.paths.filter(isPage)) await site.render(name).catch(() => {})
    },
    async renew(changes) {
      const old = await opened.catch(() => undefined)
      const thread = old === undefined || changes.library ? startThread() : old.thread
      const next = await openWhole(thread, options, pagesToProve(changes, visited)).catch((error) => {
        if (thread !== old?.thread) thread.end()
        throw error
      })
      opened = Promise.resolve(next)
      old?.site.close()
      if (thread !== old?.thread) old?.thread.end()
      const pages = next.site.paths.filter(isPage)
      return changes.library || changes.data ? pages : pages.filter(isTouchedBy(changes))
    },
    end: () => void opened.then(({ thread }) => thread.end()).catch(() => {}),
  }
}

function isPage(name: string): boolean {
  return name.endsWith('.html')
}

async function openIn(thread: SiteThread, options: SiteOptions): Promise<Opened> {
  return { site: await thread.open(options), thread }
}

/** Opens a site and draws some of its pages, so that an error in one shows before the site takes the old one's place. */
async function openWhole(
  thread: SiteThread,
  options: SiteOptions,
  prove: (name: string) => boolean,
): Promise<Opened> {
  const opened = await openIn(thread, options)
  try {
    for (const name of opened.site.paths.filter(prove)) await opened.site.render(name)
  } catch (error) {
    opened.site.close()
    throw error
  }
  return opened
}

/** The pages that somebody may be looking at, and those of the changed notebooks. */
function pagesToProve(changes: Changes, visited: ReadonlySet<string>): (name: string) => boolean {
  const touched = isTouchedBy(changes)
  return (name) => isPage(name) && (touched(name) || visited.has(name))
}

/** A notebook shows on the page of its name, and with its title on the page of contents. */
function isTouchedBy({ notebooks }: Changes): (name: string) => boolean {
  const stems = new Set(['index', ...notebooks.map((file) => path.basename(file, '.ipynb'))])
  return (name) => notebooks.length > 0 && stems.has(path.posix.basename(name, '.html'))
}
