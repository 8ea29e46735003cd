import path from 'node:path'
import { watch } from 'chokidar'

/** What has changed since the last time, told apart by what must be done about it. */
export interface Changes {
  /** Notebooks, as absolute paths; also those that came or went. */
  readonly notebooks: readonly string[]
  /** A source of the library or of the pages. */
  readonly library: boolean
  /** A file of a data set. */
  readonly data: boolean
}

export interface Watched {
  readonly notebooks: string
  readonly sources: string | undefined
  readonly datasets: string
}

/** How long a folder must be quiet before its changes are told, in milliseconds: editors write in several steps. */
const quietTime = 150

/** Watches the folders and tells of changes in bundles. Resolves, once it watches, with how to end it. */
export async function watchFolders(
  { notebooks, sources, datasets }: Watched,
  tell: (changes: Changes) => void,
): Promise<() => Promise<void>> {
  const watcher = watch([notebooks, datasets, ...(sources === undefined ? [] : [sources])], {
    ignoreInitial: true,
    // Hidden files, and what Jupyter and editors leave beside a notebook.
    ignored: (file) => /[\\/]\.[^\\/]+$|~$|\.sw.$|\.tmp$/.test(file),
    awaitWriteFinish: { stabilityThreshold: quietTime, pollInterval: 50 },
  })
  let seen = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  const flush = () => {
    const files = [...seen]
    seen = new Set()
    tell({
      notebooks: files.filter((file) => within(notebooks, file) && file.endsWith('.ipynb')),
      library: files.some((file) => sources !== undefined && within(sources, file)),
      data: files.some((file) => within(datasets, file)),
    })
  }
  watcher.on('all', (event, file) => {
    if (event === 'addDir' || event === 'unlinkDir') return
    seen.add(path.resolve(file))
    clearTimeout(timer)
    timer = setTimeout(flush, quietTime)
  })
  await new Promise<void>((resolve) => watcher.once('ready', resolve))
  return async () => {
    clearTimeout(timer)
    await watcher.close()
  }
}

function within(folder: string, file: string): boolean {
  const relative = path.relative(folder, file)
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative)
}
