import { findKernels } from '../kernelspec/index.ts'
import type { Environment } from './environment.ts'
import { mendFor } from './kernel-place.ts'
import type { Finding, Probe } from './probes.ts'

/** Whether JupyterLab would find Fledgling's kernel, and whether it would start. */
export function kernelProbe(environment: Environment): Probe {
  return {
    name: "Fledgling's kernel in Jupyter",
    needed: false,
    cost: 'JupyterLab and VS Code do not offer it; `fledgling run` and the pages do without',
    mend: 'npx fledgling kernel install',
    ask: async () => find(environment),
  }
}

function find(environment: Environment): Finding {
  const ours = findKernels(environment.machine).filter(({ isOurs }) => isOurs)
  const broken = ours.find(({ problem }) => problem !== undefined)
  if (broken !== undefined)
    return {
      ok: false,
      found: `${broken.name} will not start: ${broken.problem}`,
      mend: mendFor(environment, broken),
    }
  if (ours.length === 0) return { ok: false, found: 'not installed' }
  return { ok: true, found: ours.map(({ name }) => name).join(', ') }
}
