import { readdirSync } from 'node:fs'
import { builtinModules } from 'node:module'
import path from 'node:path'
import { nearestName } from '../../cells/index.ts'

/** The package or module that was probably meant, among those that can be imported from a folder. */
export function nearestPackage(name: string, folder: string): string | undefined {
  const bare = builtinModules.filter((one) => !one.startsWith('_'))
  return nearestName(name, [...installed(folder), ...bare])
}

/** Files of a folder that are near to one that is not there, as they are imported: `./mine`. */
export function nearestFile(name: string, folder: string): string | undefined {
  const at = path.resolve(folder, path.dirname(name))
  const near = nearestName(
    path.basename(name).replace(/\.\w+$/, ''),
    list(at)
      .filter((file) => /\.(?:c|m)?[jt]s$|\.json$/.test(file))
      .map((file) => file.replace(/(?:\.d)?\.\w+$/, '')),
  )
  return near === undefined ? undefined : `${path.posix.dirname(name)}/${near}`.replace(/^(?!\.)/, './')
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
