// What `npm start` runs: builds dist/ if it is missing or older than src/, then `fledgling start` in this process, so
// that Ctrl-C reaches it directly.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const at = (...parts) => path.join(root, ...parts)
const main = at('dist', 'cli', 'main.js')
// The build ends with dist/page: where that is missing, an earlier one was cut short.
const built = [main, at('dist', 'lib', 'node.js'), at('dist', 'page', 'client', 'client.entry.js')]

/** When the newest file of a folder was written, in milliseconds. */
function newest(folder) {
  const times = readdirSync(folder, { withFileTypes: true }).map((entry) => {
    const file = path.join(folder, entry.name)
    return entry.isDirectory() ? newest(file) : statSync(file).mtimeMs
  })
  return Math.max(0, ...times)
}

function isStale() {
  if (!built.every((file) => existsSync(file))) return true
  const written = Math.min(...built.map((file) => statSync(file).mtimeMs))
  return written < newest(at('src')) || written < statSync(at('package.json')).mtimeMs
}

if (!existsSync(at('node_modules'))) {
  console.error('The packages that Fledgling stands on are not installed yet: npm ci')
  process.exit(1)
}
if (isStale()) {
  console.error('building …')
  const { status } = spawnSync(process.execPath, [at('src', 'make.mjs')], { stdio: 'inherit' })
  if (!existsSync(main)) process.exit(status || 1)
  if (status !== 0)
    console.error('src does not build as a whole (see above); starting with what could be built')
}
process.argv.splice(2, 0, 'start')
await import(pathToFileURL(main).href)
