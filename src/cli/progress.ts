import path from 'node:path'
import { MultiBar, type SingleBar } from 'cli-progress'
import type { Environment, Progress, Report } from './environment.ts'
import { plain } from './error.ts'

/** Shows how far the notebooks are. */
export interface ProgressView {
  readonly tell: (progress: Progress) => void
  /** Takes the bars off the terminal; to be called whatever happened. */
  readonly end: () => void
}

/** Bars side by side on a terminal, one line for each finished notebook elsewhere, nothing when quiet. */
export function showProgress(environment: Environment, quiet: boolean): ProgressView {
  if (quiet) return { tell: () => {}, end: () => {} }
  if (environment.terminal) return bars(environment.terminal)
  return {
    tell: (progress) => {
      // After Ctrl-C every notebook ends at once, with a problem that says no more than that.
      if (progress.kind !== 'finished' || environment.stopped.aborted) return
      environment.err(finishedLine(progress.report))
    },
    end: () => {},
  }
}

function bars(stream: NodeJS.WriteStream): ProgressView {
  const multi = new MultiBar({
    stream,
    format: '{bar} {value}/{total} {name} {state}',
    barsize: 20,
    barCompleteChar: '#',
    barIncompleteChar: '.',
    hideCursor: true,
    // Ctrl-C is ours: the bars are stopped once the kernels have ended.
    gracefulExit: false,
  })
  const known = new Map<string, SingleBar>()
  const barOf = (notebook: string, cells: number) => {
    const bar = known.get(notebook) ?? multi.create(cells, 0, { name: nameOf(notebook), state: '' })
    known.set(notebook, bar)
    return bar
  }
  return {
    tell: (progress) => {
      const { notebook } = progress
      if (progress.kind === 'started') barOf(notebook, progress.cells)
      else if (progress.kind === 'cell') barOf(notebook, progress.cells).update(progress.done)
      else {
        const bar = barOf(notebook, 1)
        if (progress.report.ok) bar.update(bar.getTotal())
        bar.update({ state: stateOf(progress.report) })
      }
    },
    end: () => multi.stop(),
  }
}

/** `01-a-line-that-decides  ok, 12.3 s`: a notebook's result as one line. */
export function finishedLine(report: Report): string {
  return `${nameOf(report.notebook)}  ${stateOf(report)}`
}

function stateOf(report: Report): string {
  const result = report.ok ? 'ok' : count(report.problems.length, 'problem')
  const how = report.cached ? ', from the cache' : `, ${report.seconds.toFixed(1)} s`
  return `${result}${how}${report.written ? ', rewritten' : ''}`
}

/** A notebook's name as its reader knows it, without folder and ending. */
export function nameOf(notebook: string): string {
  return plain(path.basename(notebook, '.ipynb'))
}

/** `1 notebook`, `3 notebooks`. */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`
}
