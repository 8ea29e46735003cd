// Drives our kernel by Jupyter's own clients: `node test/jupyter/clients.mjs [--python PYTHON]`. The Python has to have
// nbclient, nbconvert and jupyter_console, as JupyterLab's has, and pexpect and psutil.
import { parseArgs } from 'node:util'
import { runTests } from './python-tests.mjs'
import { run } from './suite.mjs'

const { values: options } = parseArgs({ options: { python: { type: 'string', default: 'python3' } } })
const needed = 'nbclient nbconvert jupyter_console pexpect psutil'
if (run(options.python, ['-c', `import ${needed.replaceAll(' ', ', ')}`]).status !== 0) {
  console.error(`${options.python} lacks one of ${needed}: ${options.python} -m pip install ${needed}`)
  process.exit(2)
}
const counts = await runTests('test_clients.py', { python: options.python, env: process.env }, 900)
console.log(`\n${counts.passed} passed, ${counts.failed} failed`)
process.exitCode = counts.failed === 0 ? 0 : 1
