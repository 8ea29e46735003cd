import { describe, expect, it } from 'vitest'
import type { OpenSite } from '../../src/cli/environment.ts'
import { liveSite } from '../../src/cli/live-site.ts'
import type { SiteThread } from '../../src/cli/site-thread.ts'
import type { Changes } from '../../src/cli/watch.ts'

const options = { notebooks: '/n/en', language: 'en' } as const
const nothing: Changes = { notebooks: [], library: false, data: false }
const lesson = { ...nothing, notebooks: ['/n/en/01-a-line.ipynb'] }

/** Threads whose sites say which thread and which opening they are of; `broken` names what fails. */
function fakeThreads() {
  const broken = new Set<string>()
  const log: string[] = []
  let threads = 0
  const start = (): SiteThread => {
    const thread = ++threads
    let sites = 0
    return {
      async open(): Promise<OpenSite> {
        const site = `thread ${thread} site ${++sites}`
        if (broken.has('open')) throw named('01-a-line.ipynb is not JSON')
        return {
          paths: ['index.html', '00-start.html', '01-a-line.html', 'assets/style.css'],
          render: async (path) => {
            log.push(`draw ${path}`)
            if (broken.has(path)) throw named(`${path} cannot be drawn`)
            return Buffer.from(site)
          },
          close: () => void log.push(`close ${site}`),
        }
      },
      end: () => void log.push(`end thread ${thread}`),
    }
  }
  return { start, broken, log }
}

function named(message: string) {
  return Object.assign(new Error(message), { name: 'NotebookError' })
}

const text = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString()

describe('liveSite', () => {
  it('knows no page beyond those of the site', async () => {
    const { start } = fakeThreads()
    const { source } = liveSite(options, start)
    expect(text(await source('00-start.html'))).toBe('thread 1 site 1')
    expect(await source('package.json')).toBeUndefined()
  })

  it('opens the site anew when a notebook changes, and tells its page and the contents to load again', async () => {
    const { start, log } = fakeThreads()
    const site = liveSite(options, start)
    expect(await site.renew(lesson)).toEqual(['index.html', '01-a-line.html'])
    expect(text(await site.source('00-start.html'))).toBe('thread 1 site 2')
    expect(log).toContain('close thread 1 site 1')
  })

  it('takes a new thread for a new library, and tells every page', async () => {
    const { start, log } = fakeThreads()
    const site = liveSite(options, start)
    expect(await site.renew({ ...nothing, library: true })).toEqual([
      'index.html',
      '00-start.html',
      '01-a-line.html',
    ])
    expect(text(await site.source('00-start.html'))).toBe('thread 2 site 1')
    expect(log).toContain('end thread 1')
  })

  it('tells every page when a data set changes', async () => {
    const { start } = fakeThreads()
    expect(await liveSite(options, start).renew({ ...nothing, data: true })).toHaveLength(3)
  })

  it.each(['open', '01-a-line.html'])(
    'keeps the last good site when a notebook is broken (%s)',
    async (what) => {
      const { start, broken, log } = fakeThreads()
      const site = liveSite(options, start)
      await site.source('index.html')
      broken.add(what)
      await expect(site.renew(lesson)).rejects.toThrow('01-a-line')
      broken.delete(what)
      expect(text(await site.source('01-a-line.html'))).toBe('thread 1 site 1')
      expect(log).not.toContain('close thread 1 site 1')
      expect(await site.renew(lesson)).toContain('01-a-line.html')
    },
  )

  it('proves the pages that somebody looks at before they are replaced', async () => {
    const { start, broken } = fakeThreads()
    const site = liveSite(options, start)
    await site.source('00-start.html')
    broken.add('00-start.html')
    await expect(site.renew({ ...nothing, library: true })).rejects.toThrow('cannot be drawn')
    broken.clear()
    expect(text(await site.source('00-start.html'))).toBe('thread 1 site 1')
  })

  it('answers with the sentence while there is no good site yet, and mends itself', async () => {
    const { start, broken } = fakeThreads()
    broken.add('open')
    const site = liveSite(options, start)
    await expect(site.source('index.html')).rejects.toMatchObject({
      status: 503,
      message: '01-a-line.ipynb is not JSON',
    })
    broken.clear()
    await site.renew(lesson)
    expect(text(await site.source('index.html'))).toBe('thread 2 site 1')
  })
})
