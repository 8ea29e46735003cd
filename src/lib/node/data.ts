import { readFile } from 'node:fs/promises'
import { join, normalize, sep } from 'node:path'

/** The data sets that came with the package: `datasets/`, beside `dist/lib/node/` three folders up. */
const folder = join(__dirname, '..', '..', '..', 'datasets')

/**
 * The bytes of a committed data file, by its path inside `datasets/`.
 * @throws if the path leads out of that folder, or no such file is there
 */
export async function readData(path: string): Promise<Uint8Array> {
  const file = normalize(join(folder, path))
  if (!file.startsWith(folder + sep)) throw new Error(`a data file must be inside datasets: "${path}"`)
  try {
    return await readFile(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw new Error(`no such data file in datasets: "${path}"`)
  }
}
