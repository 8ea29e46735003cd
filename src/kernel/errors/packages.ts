import { readdirSync } from 'node:fs'
import { builtinModules } from 'node:module'
import path from 'node:path'
import { nearestName } from '../../cells/index.ts'

/** The package or module that was probably meant, among those that can be imported from a folder. */
export function nearestPackage(name: string, folder: string): string | undefined {
  const bare = builtinModules.filter((one) => !one.startsWith('_'))
  return nearestName(name, [...installed(folder), ...bare])
}

/** The file beside one that is not there whose name is nearest to it, as an import has it: `./mine`. */
export function nearestModuleFile(name: string, folder: string): string | undefined {
  const bare = (file: string) => file.replace(/(?:\.d)?\.\w+$/, '')
  const isModule = (file: string) => /\.(?:[cm]?[jt]s|json)$/.test(file)
  const beside = list(path.resolve(folder, path.dirname(name)))
  const near = nearestName(bare(path.basename(name)), beside.filter(isModule).map(bare))
  return near === undefined ? undefined : `${path.posix.dirname(name)}/${near}`
}

/** The file beside one that is not there whose name is nearest to it. */
export function nearestFile(name: string, folder: string): string | undefined {
  const near = nearestName(path.basename(name), list(path.resolve(folder, path.dirname(name))))
  return near === undefined ? undefined : path.join(path.dirname(name), near)
}

function installed(folder: string): string[] {
  const above = path.dirname(folder)
  const modules = path.join(folder, 'node_modules')
  const names = list(modules).flatMap((name) =>
    name.startsWith('@') ? list(path.join(modules, name)).map((inner) => `${name}/${inner}`) : [name],
  )
  return [
    ...names.filter((name) => !/^\.|^@types\//.test(name)),
    ...(above === folder ? [] : installed(above)),
  ]
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
