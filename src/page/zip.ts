import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type Zippable, zipSync } from 'fflate'
import type { Site } from './site.ts'

/** The earliest time that the format can say. With one time for all, equal contents give equal bytes. */
const TIME = '1980-01-01T00:00:00'

/** A site with its data as one archive, `index.html` at its top. */
export async function archive(site: Site, datasets: string): Promise<Uint8Array> {
  const files = new Map<string, Uint8Array>()
  for (const name of site.paths) files.set(name, await site.render(name))
  for (const name of filesBelow(datasets)) {
    files.set(`datasets/${name}`, readFileSync(path.join(datasets, ...name.split('/'))))
  }
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1))
  const entries: Zippable = Object.fromEntries(sorted.map(([name, bytes]) => [name, [bytes, {}]]))
  // A local time without zone: the format stores the clock's face, and so does every machine alike.
  return zipSync(entries, { level: 9, mtime: new Date(TIME), os: 3 })
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = names.filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
  return files
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort()
}
