import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { engineWishes } from '../kernel-environment.ts'
import type { KernelSpec } from '../kernel-spec.ts'

/** The tslab that came with the package, with what it leaves undone done by `preload.cts`. */
export function tslabSpec(): KernelSpec {
  const tslab = path.dirname(createRequire(import.meta.url).resolve('tslab/package.json'))
  // Compiled, wherever this file itself stands: in src for the tests, in dist for the reader.
  const preload = fileURLToPath(new URL('../../../dist/run/tslab/preload.cjs', import.meta.url))
  const start = ['--no-warnings', '--require', preload, path.join(tslab, 'bin', 'tslab')]
  return {
    name: 'tslab',
    // Node's warnings carry the process id, so a cell that causes one would never print the same again.
    argv: [process.execPath, ...start, 'kernel', '--config-path={connection_file}'],
    env: engineWishes,
    interruptMode: 'signal',
  }
}
