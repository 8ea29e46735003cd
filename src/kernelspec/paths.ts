import { posix, win32 } from 'node:path'

/** What Jupyter's search for kernels goes by; passed in, so that one machine can stand for another in a test. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  /** The user's own folder. */
  readonly home: string
}

/** The Python that Jupyter runs on, as far as it decides where kernels are found. */
export interface PythonHome {
  /** Python's `sys.prefix`: the folder of the environment, `/usr`, `C:\\Python312`. */
  readonly prefix: string
  /** A virtual environment, which knows nothing of packages installed for the user. */
  readonly isVirtual: boolean
  /** Its kernels come before the user's: so it is in an environment of one's own. */
  readonly isPreferred: boolean
}

/**
 * The folders in which Jupyter looks for kernels, the first first; many of them need not exist. As `jupyter_path` of
 * jupyter_core 5 has it, and IPython's old place last. Not among them: what macOS keeps for packages of one version of Python
 * (`~/Library/Python/3.x`).
 */
export function kernelFolders(machine: Machine, python: PythonHome | undefined): string[] {
  const { join, delimiter } = pathsOf(machine)
  const { JUPYTER_PATH = '', IPYTHONDIR } = machine.env
  const named = JUPYTER_PATH.split(delimiter).filter((folder) => folder !== '')
  const user = userFolders(machine, python)
  const own = python === undefined ? [] : [join(python.prefix, 'share', 'jupyter')]
  const data = [
    ...named,
    ...(python?.isPreferred ? [...own, ...user] : [...user, ...own]),
    ...systemFolders(machine),
  ]
  const kernels = data.map((folder) => join(folder, 'kernels'))
  return [...new Set([...kernels, join(IPYTHONDIR || join(machine.home, '.ipython'), 'kernels')])]
}

/** Where Jupyter keeps what is one user's: `jupyter_data_dir` of jupyter_core 5. */
export function userDataFolder(machine: Machine): string {
  const { join } = pathsOf(machine)
  const { platform, env, home } = machine
  if (env.JUPYTER_DATA_DIR) return env.JUPYTER_DATA_DIR
  const isNew = isSet(env.JUPYTER_PLATFORM_DIRS)
  if (platform === 'darwin')
    return isNew ? join(home, 'Library', 'Application Support', 'Jupyter') : join(home, 'Library', 'Jupyter')
  if (platform !== 'win32') return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'jupyter')
  if (isNew) return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'Jupyter')
  if (env.APPDATA) return join(env.APPDATA, 'jupyter')
  return join(env.JUPYTER_CONFIG_DIR || join(home, '.jupyter'), 'data')
}

/** Whether a variable says yes in Jupyter's way: set, and not to a word for no. */
export function isSet(value: string | undefined): boolean {
  return value !== undefined && !['no', 'n', 'false', 'off', '0', '0.0'].includes(value.toLowerCase())
}

/** The paths of that platform, whichever this one is. */
export function pathsOf({ platform }: Machine): typeof posix {
  return platform === 'win32' ? win32 : posix
}

/** The user's own folder, and the one of packages that were installed for the user. */
function userFolders(machine: Machine, python: PythonHome | undefined): string[] {
  const { join } = pathsOf(machine)
  const { platform, env, home } = machine
  const own = userDataFolder(machine)
  if (python?.isVirtual) return [own]
  const usual = { win32: join(env.APPDATA || home, 'Python'), darwin: undefined }
  const base = env.PYTHONUSERBASE || (platform in usual ? usual[platform as 'win32'] : join(home, '.local'))
  return base === undefined ? [own] : [own, join(base, 'share', 'jupyter')]
}

function systemFolders(machine: Machine): string[] {
  const { join } = pathsOf(machine)
  const { platform, env } = machine
  if (platform === 'win32')
    return isSet(env.JUPYTER_USE_PROGRAMDATA) && env.PROGRAMDATA ? [join(env.PROGRAMDATA, 'jupyter')] : []
  if (platform === 'darwin' && isSet(env.JUPYTER_PLATFORM_DIRS))
    return ['/Library/Application Support/Jupyter']
  return ['/usr/local/share/jupyter', '/usr/share/jupyter']
}
