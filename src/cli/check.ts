import { type ExecuteOptions, executeNotebooks, executeOptions } from './execute-notebooks.ts'
import type { CommandFile } from './program.ts'
import { count } from './progress.ts'

/** `fledgling check`: executes notebooks and compares, writing nothing. */
export const checkCommand: CommandFile = {
  describe: (command) =>
    executeOptions(command)
      .summary('execute notebooks and compare, writing nothing')
      .description(
        'Executes notebooks and compares: outputs with the stored ones, numbers in the prose with their ' +
          'expressions, exercises with their solutions; checks the types strictly. Changes no notebook.',
      )
      .option('--no-types', 'leave out the strict check of types')
      .addHelpText('after', '\nExample:\n  fledgling check notebooks/en/01-a-line-that-decides.ipynb'),
  act: (environment, names: string[], options: ExecuteOptions & { types: boolean }) =>
    executeNotebooks(environment, names, options, {
      execute: (engine, files, runOptions) =>
        engine.checkNotebooks(files, { ...runOptions, types: options.types }),
      summary: (reports) => {
        const failed = reports.filter((report) => !report.ok).length
        return failed === 0
          ? `${count(reports.length, 'notebook')} ${reports.length === 1 ? 'reproduces' : 'reproduce'}`
          : `${failed} of ${count(reports.length, 'notebook')} not as stored`
      },
    }),
}
