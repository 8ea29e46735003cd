import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { execute } from '../../src/cli/program.ts'
import { fakeEnvironment, root } from './environment.ts'

const commands = ['start', 'run', 'check', 'build', 'serve', 'doctor', 'identify']
const kernelCommands = ['kernel install', 'kernel list', 'kernel remove']

describe('the command line', () => {
  it('prints its help when nothing is asked, with every command', async () => {
    const { environment, printed, complained } = fakeEnvironment()
    expect(await execute([], environment)).toBe(0)
    for (const command of [...commands, 'kernel'])
      expect(printed.join('\n')).toMatch(new RegExp(`^  ${command} `, 'm'))
    expect(complained).toEqual([])
  })

  it.each([...commands, ...kernelCommands])(
    'explains %s with an example, on standard output',
    async (command) => {
      const { environment, printed, complained } = fakeEnvironment()
      expect(await execute([...command.split(' '), '--help'], environment)).toBe(0)
      expect(printed.join('\n')).toMatch(new RegExp(`Examples?:\n  fledgling ${command}`))
      expect(printed.join('\n')).toContain('--quiet')
      expect(complained).toEqual([])
    },
  )

  it('prints the version of the package', async () => {
    const { environment, printed } = fakeEnvironment()
    expect(await execute(['--version'], environment)).toBe(0)
    expect(printed).toEqual(['0.1.0'])
  })

  it.each([
    [['stat'], /^unknown command 'stat' \(Did you mean start\?\) \(see fledgling --help\)$/],
    [['run', '--fast'], /^unknown option '--fast' \(see fledgling run --help\)$/],
    [['start', '--port', 'many'], /a port is a whole number from 0 to 65535/],
    [['start', '--port', '70000'], /a port is a whole number from 0 to 65535/],
    [['start', '--port'], /^option '--port <port>' argument missing/],
    [['run', '--jobs', '0'], /a whole number from 1 to 64/],
    [['check', '--timeout', '-1'], /a number of seconds, more than 0/],
    [['run', 'nowhere.ipynb'], /^there is no file or folder nowhere\.ipynb$/],
    [['build', 'nowhere'], /^there is no file or folder nowhere$/],
    [['build', '--out', 'package.json'], /^--out package\.json is a file, not a folder$/],
    [['build', '--out', '.'], /^--out \. holds sources/],
    [['serve', 'nowhere'], /^there is no file or folder nowhere$/],
    [['serve', 'package.json'], /^package\.json is a file/],
    [['serve', 'src'], /^src holds no page/],
    [['start', 'src'], /^no notebook \(\*\.ipynb\) in /],
    [['doctor', 'now'], /^too many arguments/],
    [
      ['kernel', 'instal'],
      /^unknown command 'instal' \(Did you mean install\?\) \(see fledgling kernel --help\)$/,
    ],
    [['kernel', 'list', '--all'], /^unknown option '--all' \(see fledgling kernel list --help\)$/],
  ])('%j is a mistake of the user: one sentence and 2', async (argv, sentence) => {
    const { environment, printed, complained } = fakeEnvironment()
    expect(await execute(argv, environment)).toBe(2)
    expect(complained).toHaveLength(1)
    expect(complained[0]).toMatch(sentence)
    expect(complained[0]).not.toContain('\n')
    expect(printed).toEqual([])
  })

  it('says where a mistake of its own is only when asked', async () => {
    const engine = () => Promise.reject(new TypeError('x is not a function'))
    const calm = fakeEnvironment({ engine })
    expect(await execute(['run'], calm.environment)).toBe(1)
    expect(calm.complained.join('\n')).toMatch(/^unexpected: x is not a function\n.*FLEDGLING_DEBUG=1/)
    expect(calm.complained.join('\n')).not.toContain('program.test.ts')
    const debugging = fakeEnvironment({ engine, debug: true })
    await execute(['run'], debugging.environment)
    expect(debugging.complained.join('\n')).toContain('program.test.ts')
  })

  it('takes the notebooks of the working folder before those of the package', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'fledgling-cwd-'))
    const asked: string[] = []
    const notebookFiles = (paths: readonly string[]) => {
      asked.push(...paths)
      return ['one.ipynb']
    }
    const run = (cwd: string) =>
      execute(['run'], fakeEnvironment({ cwd, engineIs: { notebookFiles } }).environment)
    await run(folder)
    writeFileSync(path.join(folder, 'notebooks'), 'a file of that name is no folder of notebooks')
    await run(folder)
    rmSync(path.join(folder, 'notebooks'))
    mkdirSync(path.join(folder, 'notebooks'))
    await run(folder)
    const own = path.join(root, 'notebooks')
    expect(asked).toEqual([own, own, path.join(folder, 'notebooks')])
    rmSync(folder, { recursive: true })
  })
})
