// Runs the official conformance suite for Jupyter kernels against ours: `node test/jupyter/official.mjs`. It needs Python
// and takes `jupyter_kernel_test` where it is, or installs it into .fledgling/. Where it cannot be had, that is said and
// nothing is counted. With `--add-to FILE` the last line adds the `N passed, N failed` of that file.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { root } from './kernelspec.mjs'
import { runTests } from './python-tests.mjs'
import { findSuite } from './suite.mjs'

const { values: options } = parseArgs({ options: { 'add-to': { type: 'string' } } })
const nothing = { passed: 0, failed: 0 }

console.log('\n== official suite for Jupyter kernels')
const suite = findSuite(path.join(root, '.fledgling'))
const from = Date.now()
const counts = 'why' in suite ? nothing : await runTests('test_kernel.py', suite, 120)
const seconds = ((Date.now() - from) / 1000).toFixed(1)
const told =
  'why' in suite
    ? `was not run: ${suite.why}`
    : `${seconds} s  ${counts.passed} passed, ${counts.failed} failed (skipped counts as failed)`
console.log(`\nThe official suite for Jupyter kernels, jupyter_kernel_test: ${told}`)

const before = options['add-to'] === undefined ? nothing : countsIn(options['add-to'])
const [passed, failed] = [before.passed + counts.passed, before.failed + counts.failed]
process.exitCode = failed === 0 ? 0 : 1
console.log(`\n${passed} passed, ${failed} failed`)

/** What `npm test` counted; one failed where it ended without a count. */
function countsIn(file) {
  try {
    const [, passed, failed] = /^(\d+) passed, (\d+) failed$/m.exec(readFileSync(file, 'utf8'))
    return { passed: Number(passed), failed: Number(failed) }
  } catch {
    return { passed: 0, failed: 1 }
  }
}
