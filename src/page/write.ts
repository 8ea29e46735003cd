import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { writeWhole } from '../run/write.ts'
import type { Site } from './site.ts'

/** Writes every file of a site below `out`; whoever reads meanwhile finds each file old or new, never half. */
export async function writeSite(site: Site, out: string): Promise<string[]> {
  for (const name of site.paths) {
    const file = path.join(out, ...name.split('/'))
    await mkdir(path.dirname(file), { recursive: true })
    await writeWhole(file, await site.render(name))
  }
  return [...site.paths]
}
