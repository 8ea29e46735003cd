// Runs sessions of cells through tslab's own compiler and executor, in a process of their own: reads [[source, ...], ...] as JSON
// from its input, writes what each cell wrote.
const { Console } = require('node:console')
const { Writable } = require('node:stream')
const { createConverter } = require('tslab/dist/converter')
const { createExecutor } = require('tslab/dist/executor')

let written = { stdout: '', stderr: '' }
const into = (name) =>
  new Writable({
    write(chunk, _encoding, done) {
      written[name] += chunk
      done()
    },
  })
globalThis.console = new Console({ stdout: into('stdout'), stderr: into('stderr') })

async function main() {
  const sessions = JSON.parse(require('node:fs').readFileSync(0, 'utf8'))
  const converter = createConverter({ isJS: false })
  const executor = createExecutor(process.cwd(), { node: converter }, globalThis.console)
  const results = []
  for (const cells of sessions) {
    executor.reset()
    const outputs = []
    for (const source of cells) {
      written = { stdout: '', stderr: '' }
      await executor.execute(source)
      outputs.push(written)
    }
    results.push(outputs)
  }
  process.stdout.write(JSON.stringify(results), () => process.exit(0))
}
main()
