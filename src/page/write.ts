import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Site } from './site.ts'

/** Writes every file of a site below `out`; whoever reads meanwhile finds each file old or new, never half. */
export async function writeSite(site: Site, out: string): Promise<string[]> {
  for (const name of site.paths) writeWhole(path.join(out, ...name.split('/')), await site.render(name))
  return [...site.paths]
}

function writeWhole(file: string, bytes: Uint8Array): void {
  mkdirSync(path.dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}.part`
  try {
    writeFileSync(draft, bytes)
    renameSync(draft, file)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}
