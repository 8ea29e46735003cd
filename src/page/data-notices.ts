import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A data set's own account of itself: its README, in Markdown. */
export interface DataNotice {
  /** The name by which lessons load it. */
  readonly name: string
  readonly readme: string
}

/** The accounts of all data sets in a folder, in the order of their names. */
export function dataNotices(datasets: string): DataNotice[] {
  if (!existsSync(datasets)) return []
  const names = readdirSync(datasets).sort()
  return names.flatMap((name) => {
    const file = path.join(datasets, name, 'README.md')
    return existsSync(file) ? [{ name, readme: readFileSync(file, 'utf8') }] : []
  })
}
