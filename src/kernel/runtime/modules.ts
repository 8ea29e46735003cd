import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import vm from 'node:vm'

/** The file that a cell is, for whoever looks for what it imports: in the folder in which the process works. */
const cellFile = (folder: string) => path.join(folder, 'cell.js')

/** This package, from which the library comes where the folder has none. */
const own = createRequire(import.meta.url)

/** Gives the cells a `require`: of their folder, or else of this package. */
export function offerRequire(): void {
  const value = Object.assign((name: string) => load(name, process.cwd()), {
    resolve: (name: string, options?: { paths?: string[] }) =>
      createRequire(cellFile(process.cwd())).resolve(name, options),
    cache: own.cache,
  })
  Object.defineProperty(globalThis, 'require', { value, configurable: true, writable: true })
}

/** Imports as a file in the folder would: CommonJS first, as the library is written in it. */
export function importFrom(folder: string): (name: string) => Promise<unknown> {
  return async (name) => {
    try {
      const found = load(name, folder) as object
      return typeof found === 'object' && 'default' in found
        ? found
        : Object.assign(Object.create(found), { default: found })
    } catch (error) {
      if (!isModuleOnly(error)) throw error
      try {
        return await importAs(cellFile(folder), name)
      } catch (second) {
        if ((second as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw second
        return importAs(fileURLToPath(import.meta.url), name)
      }
    }
  }
}

/** What was being loaded when a cell was stopped is loaded anew by whoever asks for it next. */
export function forgetHalfLoaded(): void {
  for (const [file, module] of Object.entries(own.cache)) if (module && !module.loaded) delete own.cache[file]
}

/** True where a package was found, but is for `import` alone. */
function isModuleOnly(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException
  return (
    code === 'ERR_REQUIRE_ESM' ||
    code === 'ERR_PACKAGE_PATH_NOT_EXPORTED' ||
    code === 'ERR_REQUIRE_ASYNC_MODULE'
  )
}

function load(name: string, folder: string): unknown {
  const require = createRequire(cellFile(folder))
  if (isAt(require, name) || !isAt(own, name)) return require(name)
  return own(name)
}

function isAt(require: NodeJS.Require, name: string): boolean {
  try {
    require.resolve(name)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND'
  }
}

function importAs(filename: string, name: string): Promise<unknown> {
  const load = vm.compileFunction('return import(name)', ['name'], {
    filename,
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  })
  return load(name) as Promise<unknown>
}
