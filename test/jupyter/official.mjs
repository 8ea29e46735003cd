// Runs the official conformance suite for Jupyter kernels against ours: `node test/jupyter/official.mjs`. It needs Python
// and takes `jupyter_kernel_test` where it is, or installs it into .fledgling/. Where it cannot be had, that is said and
// nothing is counted. With `--add-to FILE` the last line adds the `N passed, N failed` of that file.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { installKernels, root, withFolder } from './kernelspec.mjs'
import { findSuite, run } from './suite.mjs'

const { values: options } = parseArgs({ options: { 'add-to': { type: 'string' } } })

/** Seconds after which the suite is ended, with a line for each of Python's threads that says where it stood. */
const limit = 120

console.log('\n== official suite of Jupyter kernels')
const from = Date.now()
const suite = findSuite(path.join(root, '.fledgling'))
const counts = 'why' in suite ? { passed: 0, failed: 0 } : await runSuite(suite)
const told =
  'why' in suite
    ? `not run: ${suite.why}`
    : `${seconds()} s  ${counts.passed} passed, ${counts.failed} failed (skipped counts as failed)`
console.log(`\nofficial suite (jupyter_kernel_test): ${told}`)

const before = options['add-to'] === undefined ? { passed: 0, failed: 0 } : countsIn(options['add-to'])
const [passed, failed] = [before.passed + counts.passed, before.failed + counts.failed]
process.exitCode = failed === 0 ? 0 : 1
console.log(`\n${passed} passed, ${failed} failed`)

function seconds() {
  return ((Date.now() - from) / 1000).toFixed(1)
}

/** A suite that ended without its report is one failed test. */
function runSuite({ python, env }) {
  return withFolder((folder) => {
    const report = path.join(folder, 'report.json')
    const script = path.join(root, 'test', 'jupyter', 'test_kernel.py')
    const { status } = run(python, [script, report, String(limit)], {
      // The lessons' folder: from it, the library is found as their readers find it.
      cwd: path.join(root, 'notebooks', 'en'),
      env: { ...env, JUPYTER_PATH: installKernels(folder, ['fledgling']) },
      stdio: 'inherit',
      timeout: (limit + 20) * 1000,
    })
    try {
      return JSON.parse(readFileSync(report, 'utf8'))
    } catch {
      console.log(`the suite ended with ${status} before its report`)
      return { passed: 0, failed: 1 }
    }
  })
}

/** What `npm test` counted; one failed where it ended without a count. */
function countsIn(file) {
  try {
    const [, passed, failed] = /^(\d+) passed, (\d+) failed$/m.exec(readFileSync(file, 'utf8'))
    return { passed: Number(passed), failed: Number(failed) }
  } catch {
    return { passed: 0, failed: 1 }
  }
}
