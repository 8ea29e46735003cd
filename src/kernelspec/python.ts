import { accessSync, constants, existsSync, realpathSync, statSync } from 'node:fs'
import { isSet, type Machine, type PythonHome, pathsOf } from './paths.ts'

/**
 * The Python that Jupyter would run on, without running it: where the first `jupyter` of the PATH is, else the
 * environment that is active; undefined where there is neither. `prefix` names another one.
 */
export function pythonHome(machine: Machine, prefix?: string): PythonHome | undefined {
  const { env } = machine
  const found = prefix ?? (prefixOfJupyter(machine) || env.VIRTUAL_ENV || env.CONDA_PREFIX)
  if (!found) return undefined
  const isVirtual = existsSync(pathsOf(machine).join(found, 'pyvenv.cfg'))
  return { prefix: found, isVirtual, isPreferred: isPreferred(machine, found, isVirtual) }
}

/** `/venv/bin/jupyter` -> `/venv`, also where the PATH holds but a link to it, as with pipx and uv. */
function prefixOfJupyter(machine: Machine): string | undefined {
  const { join, dirname, delimiter } = pathsOf(machine)
  const names = machine.platform === 'win32' ? ['jupyter.exe', 'jupyter-lab.exe'] : ['jupyter', 'jupyter-lab']
  const search = (machine.env.PATH ?? machine.env.Path ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
  const file = search.flatMap((folder) => names.map((name) => join(folder, name))).find(isProgram)
  return file === undefined ? undefined : dirname(dirname(realpathSync(file)))
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

/** `prefer_environment_over_user` of jupyter_core 5. */
function isPreferred({ env }: Machine, prefix: string, isVirtual: boolean): boolean {
  if (env.JUPYTER_PREFER_ENV_PATH !== undefined) return isSet(env.JUPYTER_PREFER_ENV_PATH)
  const isConda =
    !!env.CONDA_PREFIX && prefix.startsWith(env.CONDA_PREFIX) && (env.CONDA_DEFAULT_ENV || 'base') !== 'base'
  return (isVirtual || isConda) && isOwn(prefix)
}

function isOwn(folder: string): boolean {
  try {
    if (process.getuid !== undefined) return statSync(folder).uid === process.getuid()
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
