import { type ExecuteOptions, executeNotebooks, executeOptions } from './execute-notebooks.ts'
import type { CommandFile } from './program.ts'
import { count } from './progress.ts'

/** `fledgling run`: executes notebooks and writes their outputs back. */
export const runCommand: CommandFile = {
  describe: (command) =>
    executeOptions(command)
      .summary('execute notebooks and write their outputs back')
      .description('Executes notebooks from top to bottom and writes their outputs back.')
      .addHelpText('after', '\nExample:\n  fledgling run my.ipynb --timeout 300'),
  act: (environment, names: string[], options: ExecuteOptions) =>
    executeNotebooks(environment, names, options, {
      execute: (engine, files, runOptions) => engine.runNotebooks(files, runOptions),
      summary: (reports) => {
        const failed = reports.filter((report) => !report.ok).length
        const written = reports.filter((report) => report.written).length
        if (failed > 0)
          return `${failed} of ${count(reports.length, 'notebook')} failed; ${written} rewritten`
        return `${count(reports.length, 'notebook')} executed; ${written} rewritten, ${reports.length - written} unchanged`
      },
    }),
}
