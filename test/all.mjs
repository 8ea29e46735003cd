// What `npm test` runs: format and lint, the build, types, unit tests, and the lessons executed and compared. Every
// step runs even if one before it failed; the very last line is `N passed, N failed`.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const results = path.join(root, '.fledgling')
const unitReport = path.join(results, 'unit.json')
const lessonReport = path.join(results, 'lessons.json')
const tslabReport = path.join(results, 'lessons-tslab.json')
/** Those in which tslab could differ: text, exercises, figures, tables, a network; not what takes it long. */
const onTslab = ['00', '01', '02', '03', '04', '05', '09']

// Scripts are named by path and run by this very Node: .bin holds shell scripts, and an older tsc besides.
const tsc = 'node_modules/typescript/bin/tsc'
const steps = [
  { name: 'format and lint', script: ['node_modules/@biomejs/biome/bin/biome', 'check'] },
  { name: 'build', script: ['src/make.mjs'] },
  { name: 'types', script: [tsc, '-p', 'tsconfig.json'] },
  { name: 'types in the page', script: [tsc, '-p', 'src/page/client/tsconfig.json'] },
  { name: 'types of the tests of the page', script: [tsc, '-p', 'test/page/client/tsconfig.json'] },
  { name: 'types in the worker', script: [tsc, '-p', 'src/page/worker/tsconfig.json'] },
  {
    name: 'unit tests',
    script: [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${unitReport}`,
    ],
    report: unitReport,
    count: countUnits,
  },
  {
    name: 'lessons',
    script: ['dist/cli/main.js', 'check', 'notebooks', '--report', lessonReport],
    report: lessonReport,
    count: countLessons,
  },
  {
    name: 'lessons on tslab',
    // The types were checked strictly above.
    script: [
      'dist/cli/main.js',
      'check',
      ...lessons(onTslab),
      '--kernel',
      'tslab',
      '--no-types',
      '--report',
      tslabReport,
    ],
    report: tslabReport,
    count: countLessons,
  },
]

/** The English lessons of these numbers. */
function lessons(numbers) {
  const folder = path.join('notebooks', 'en')
  const isMeant = (name) => name.endsWith('.ipynb') && numbers.includes(name.slice(0, 2))
  return readdirSync(path.join(root, folder))
    .filter(isMeant)
    .sort()
    .map((name) => path.join(folder, name))
}

/** Vitest's JSON: each test counts; so does a file that could not even be loaded. */
function countUnits({ numPassedTests, numFailedTests, testResults }) {
  const unloaded = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  )
  return { passed: numPassedTests, failed: numFailedTests + unloaded.length }
}

/** Each notebook counts. */
function countLessons(reports) {
  const passed = reports.filter((report) => report.ok).length
  return { passed, failed: reports.length - passed }
}

/** Runs one step; without a report, it counts as one test, and so does a step that ended without writing its report. */
function run({ name, script, report, count }) {
  console.log(`\n== ${name}`)
  const from = Date.now()
  if (report) rmSync(report, { force: true })
  const { status, error } = spawnSync(process.execPath, script, { cwd: root, stdio: 'inherit' })
  if (error) console.error(error.message)
  const ok = status === 0
  const counted = report && existsSync(report) ? count(JSON.parse(readFileSync(report, 'utf8'))) : undefined
  const { passed, failed } = counted ?? { passed: ok ? 1 : 0, failed: ok ? 0 : 1 }
  // A step may fail with all its tests passed, for instance by an error outside of them.
  return { name, passed, failed: ok ? failed : Math.max(failed, 1), seconds: (Date.now() - from) / 1000 }
}

mkdirSync(results, { recursive: true })
const done = steps.map(run)
console.log('')
for (const { name, passed, failed, seconds } of done) {
  console.log(
    `${failed === 0 ? 'ok    ' : 'FAILED'}  ${name.padEnd(18)}${`${seconds.toFixed(1)} s`.padStart(9)}  ${passed} passed, ${failed} failed`,
  )
}
const sum = (key) => done.reduce((total, step) => total + step[key], 0)
const summary = `${sum('passed')} passed, ${sum('failed')} failed`
// npm adds lines of its own after a failing script; who needs the count alone reads it here.
writeFileSync(path.join(results, 'test-summary.txt'), `${summary}\n`)
process.exitCode = sum('failed') === 0 ? 0 : 1
console.log(`\n${summary}`)
