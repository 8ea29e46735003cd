import { readFileSync } from 'node:fs'
import path from 'node:path'
import { installKernels, root, withFolder } from './kernelspec.mjs'
import { run } from './suite.mjs'

/**
 * Runs a script of Python tests of this folder against our kernel; answers how many passed and failed. After `limit`
 * seconds it is ended, with a line that says where each of its threads stood. One that ends without its report is one failed test.
 */
export function runTests(script, { python, env }, limit) {
  return withFolder((folder) => {
    const report = path.join(folder, 'report.json')
    try {
      const kernels = installKernels(folder, ['fledgling'])
      const { error } = run(python, [path.join(root, 'test', 'jupyter', script), report, String(limit)], {
        // The lessons' folder: from it, the library is found as their readers find it.
        cwd: path.join(root, 'notebooks', 'en'),
        env: { ...env, JUPYTER_PATH: kernels, PYTHONDONTWRITEBYTECODE: '1' },
        stdio: 'inherit',
        timeout: (limit + 20) * 1000,
      })
      if (error !== undefined) throw error
      return JSON.parse(readFileSync(report, 'utf8'))
    } catch ({ message }) {
      console.log(`${script} did not come to its end: ${message}`)
      return { passed: 0, failed: 1 }
    }
  })
}
