import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Ajv } from 'ajv'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { kernelProbe } from '../../src/cli/kernel-probe.ts'
import { execute } from '../../src/cli/program.ts'
import type { KernelJson } from '../../src/kernelspec/index.ts'
import { fakeEnvironment, root } from './environment.ts'

let folder: string
let jupyter: string
let kernels: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fledgling ü 中-'))
  jupyter = path.join(folder, 'my data')
  kernels = path.join(jupyter, 'kernels')
})
afterEach(() => {
  if (existsSync(kernels)) chmodSync(kernels, 0o755)
  rmSync(folder, { recursive: true })
})

/** Types `fledgling kernel ...` where Jupyter knows `my data` alone. */
async function type(...argv: string[]) {
  const { environment, printed, complained } = fakeEnvironment({ cwd: folder, machine: machine() })
  const code = await execute(['kernel', ...argv], environment)
  return { code, printed: printed.join('\n'), complained: complained.join('\n') }
}

const machine = (env: Record<string, string> = {}) => ({
  platform: process.platform,
  env: { JUPYTER_DATA_DIR: jupyter, ...env },
  home: path.join(folder, 'home'),
})

const specOf = (name: string, place = kernels): KernelJson =>
  JSON.parse(readFileSync(path.join(place, name, 'kernel.json'), 'utf8'))

function othersKernel(
  name: string,
  spec: object = { argv: ['/usr/bin/other'], display_name: 'Other' },
): string {
  const other = path.join(kernels, name)
  mkdirSync(other, { recursive: true })
  writeFileSync(path.join(other, 'kernel.json'), JSON.stringify(spec))
  return other
}

/** What "Kernel specs" in the documentation of jupyter_client says of a kernel.json. */
const documented = {
  type: 'object',
  required: ['argv', 'display_name', 'language'],
  additionalProperties: false,
  properties: {
    argv: { type: 'array', items: { type: 'string' }, minItems: 3, contains: { const: '{connection_file}' } },
    display_name: { type: 'string', minLength: 1 },
    language: { type: 'string' },
    kernel_protocol_version: { type: 'string' },
    interrupt_mode: { enum: ['signal', 'message'] },
    env: { type: 'object', additionalProperties: { type: 'string' } },
    metadata: { type: 'object' },
  },
}

describe('fledgling kernel install', () => {
  it('writes a kernel.json as Jupyter documents it, with absolute paths', async () => {
    const { code, printed } = await type('install')
    expect(code).toBe(0)
    expect(printed).toBe(
      `TypeScript (Fledgling) is the kernel fledgling, installed in ${path.join(kernels, 'fledgling')}`,
    )
    const spec = specOf('fledgling')
    const validate = new Ajv().compile(documented)
    expect(validate(spec), JSON.stringify(validate.errors)).toBe(true)
    expect(spec).toMatchObject({ language: 'typescript', interrupt_mode: 'message' })
    expect(spec.argv[0]).toBe(process.execPath)
    expect(spec.argv.at(-2)).toBe(path.join(root, 'dist', 'kernel', 'main.js'))
  })

  it('brings three pictures of the sizes in their names', async () => {
    await type('install')
    const logo = (name: string) => readFileSync(path.join(kernels, 'fledgling', name))
    expect(logo('logo-svg.svg').toString()).toMatch(
      /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="0 0 64 64"/,
    )
    for (const size of [64, 32]) {
      const png = logo(`logo-${size}x${size}.png`)
      expect(png.subarray(1, 4).toString()).toBe('PNG')
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size])
    }
  })

  it.skipIf(process.platform === 'win32')('can be read by others, and written by nobody else', async () => {
    const before = process.umask(0o022)
    await type('install').finally(() => process.umask(before))
    const mode = (...parts: string[]) => statSync(path.join(kernels, ...parts)).mode & 0o777
    expect(mode('fledgling')).toBe(0o755)
    for (const file of readdirSync(path.join(kernels, 'fledgling')))
      expect(mode('fledgling', file)).toBe(0o644)
  })

  it('takes a name, a name to show and strictness, and keeps kernels apart', async () => {
    await type('install')
    await type('install', '--strict')
    await type('install', '--name', 'TSLab', '--display-name', 'Vögel 鸟')
    expect(readdirSync(kernels).sort()).toEqual(['fledgling', 'fledgling-strict', 'tslab'])
    expect(specOf('fledgling').env).not.toHaveProperty('FLEDGLING_STRICT')
    expect(specOf('fledgling-strict').env).toMatchObject({ FLEDGLING_STRICT: '1' })
    expect(specOf('tslab').display_name).toBe('Vögel 鸟')
  })

  it('goes below a prefix, and says whose Jupyter looks there', async () => {
    const { complained } = await type('install', '--prefix', 'my venv')
    const place = path.join(folder, 'my venv', 'share', 'jupyter', 'kernels')
    expect(specOf('fledgling', place).language).toBe('typescript')
    expect(complained).toBe(`only a Jupyter that itself runs in ${path.join(folder, 'my venv')} looks there`)
  })

  it('renews its own kernel, and leaves nothing else behind', async () => {
    await type('install', '--display-name', 'Old')
    writeFileSync(path.join(kernels, 'fledgling', 'of an older version.txt'), '')
    expect((await type('install')).code).toBe(0)
    expect(specOf('fledgling').display_name).toBe('TypeScript (Fledgling)')
    expect(readdirSync(path.join(kernels, 'fledgling')).sort()).toEqual([
      'kernel.json',
      'logo-32x32.png',
      'logo-64x64.png',
      'logo-svg.svg',
    ])
    expect(readdirSync(jupyter)).toEqual(['kernels'])
  })

  it.each([
    ['a kernel', { argv: ['/usr/bin/tslab'], display_name: 'TypeScript' }, 'another kernel, TypeScript'],
    ['what it cannot read', [], "something that is not Fledgling's"],
  ])('does not touch %s of another program without --force', async (_, spec, whose) => {
    const other = othersKernel('tslab', spec)
    const refused = await type('install', '--name', 'tslab')
    expect(refused.code).toBe(2)
    expect(refused.complained).toContain(`${other} holds ${whose}; --force`)
    expect(specOf('tslab')).toEqual(spec)
    expect((await type('install', '--name', 'tslab', '--force')).code).toBe(0)
    expect(specOf('tslab').display_name).toBe('TypeScript (Fledgling)')
  })

  it('finds a kernel of another program in capital letters too', async () => {
    othersKernel('TSLab')
    expect((await type('install', '--name', 'tslab')).code).toBe(2)
  })

  it('puts a folder in the place of a link, and leaves alone what was linked', async () => {
    await type('install', '--prefix', 'elsewhere')
    const real = path.join(folder, 'elsewhere', 'share', 'jupyter', 'kernels', 'fledgling')
    mkdirSync(kernels, { recursive: true })
    symlinkSync(real, path.join(kernels, 'fledgling'), 'junction')
    await type('install', '--display-name', 'New')
    expect(specOf('fledgling').display_name).toBe('New')
    expect(specOf('fledgling', path.dirname(real)).display_name).toBe('TypeScript (Fledgling)')
  })

  it('says when Jupyter finds another kernel of that name first', async () => {
    const first = path.join(folder, 'first')
    const { environment, complained } = fakeEnvironment({ machine: machine({ JUPYTER_PATH: first }) })
    mkdirSync(path.join(first, 'kernels', 'fledgling'), { recursive: true })
    writeFileSync(path.join(first, 'kernels', 'fledgling', 'kernel.json'), '{}')
    await execute(['kernel', 'install'], environment)
    expect(complained).toEqual([
      `Jupyter takes ${path.join(first, 'kernels', 'fledgling')} for fledgling, which it finds first`,
    ])
  })

  it('says that the lessons open with tslab where that is installed, until its name is taken', async () => {
    othersKernel('tslab')
    expect((await type('install')).complained).toBe(
      'the lessons open with tslab, which is there too: choose TypeScript (Fledgling) in the notebook, or install it with --name tslab',
    )
    expect((await type('install', '--name', 'tslab', '--force')).complained).toBe('')
    expect((await type('install')).complained).toBe('')
  })

  it('warns when it runs from a cache that npx may empty', async () => {
    const cached = path.join(folder, '_npx', 'a1b2', 'node_modules', 'fledgling')
    mkdirSync(path.dirname(cached), { recursive: true })
    symlinkSync(root, cached, 'junction')
    const { environment, complained } = fakeEnvironment({ root: cached, machine: machine() })
    expect(await execute(['kernel', 'install'], environment)).toBe(0)
    expect(complained[0]).toContain('npm install --global fledgling')
  })

  it.each([
    [
      ['--name', 'a b'],
      /^option '--name <name>' argument 'a b' is invalid\. The name of a kernel has letters a to z/,
    ],
    [['--name', '..'], /and not just dots\. \(see fledgling kernel install --help\)$/],
    [['--user', '--prefix', 'x'], /^option '--prefix <folder>' cannot be used with option '--user'/],
    [['--display-name', ' '], /^--display-name is empty/],
  ])('%j is a mistake of the user, and writes nothing', async (argv, sentence) => {
    const { code, complained } = await type('install', ...argv)
    expect(code).toBe(2)
    expect(complained).toMatch(sentence)
    expect(existsSync(kernels)).toBe(false)
  })

  it('says in a sentence that it may not write, and leaves what was there', async () => {
    mkdirSync(jupyter)
    writeFileSync(kernels, 'a file')
    const { code, complained } = await type('install')
    expect(code).toBe(1)
    expect(complained).toMatch(
      /^the kernel cannot be written in .*fledgling \(.*something of that name is in the way\); name a folder that you may write to with --prefix$/,
    )
    expect(readdirSync(jupyter)).toEqual(['kernels'])
  })

  it('says that a clone has not been built', async () => {
    const { environment, complained } = fakeEnvironment({ root: folder, machine: machine() })
    writeFileSync(path.join(folder, 'package.json'), '{ "version": "0.1.0" }')
    expect(await execute(['kernel', 'install'], environment)).toBe(1)
    expect(complained[0]).toMatch(/main\.js is not there; build it: npm run build$/)
  })
})

describe('fledgling kernel list', () => {
  it("names what Jupyter finds, and which is Fledgling's", async () => {
    await type('install')
    const other = othersKernel('Python3', { argv: ['python'], display_name: 'Python 3', language: 'python' })
    const { code, printed } = await type('list')
    expect(code).toBe(0)
    const own = path.join(kernels, 'fledgling')
    expect(printed.split('\n').filter((line) => line.includes(folder))).toEqual([
      `ok      fledgling: TypeScript (Fledgling), in ${own}`,
      `other   python3: Python 3, in ${other}`,
    ])
  })

  it('says of a moved clone, of a Node that is gone, how to mend', async () => {
    await type('install', '--strict', '--name', 'tslab')
    const file = path.join(kernels, 'tslab', 'kernel.json')
    const spec = specOf('tslab')
    const gone = path.join(folder, 'gone')
    for (const [lost, what] of Object.entries({ [spec.argv[0]!]: 'Node.js', [spec.argv[2]!]: 'Fledgling' })) {
      const argv = spec.argv.map((part) => (part === lost ? gone : part))
      writeFileSync(file, JSON.stringify({ ...spec, argv }))
      const { code, printed } = await type('list', '--quiet')
      expect(code).toBe(1)
      expect(printed.split('\n')).toEqual([
        `BROKEN  tslab: TypeScript (Fledgling, strict), in ${path.join(kernels, 'tslab')}`,
        `        its ${what} is no longer there: ${gone}`,
        '        mend: npx fledgling kernel install --strict --name tslab',
      ])
    }
  })

  it('speaks the JSON of `jupyter kernelspec list --json`, and adds what it knows', async () => {
    await type('install')
    othersKernel('broken', [])
    const { kernelspecs } = JSON.parse((await type('list', '--json')).printed)
    const own = path.join(kernels, 'fledgling')
    expect(kernelspecs.fledgling).toEqual({
      resource_dir: own,
      spec: specOf('fledgling'),
      fledgling: true,
      problem: null,
      hides: [],
    })
    expect(kernelspecs.broken).toMatchObject({ spec: null, fledgling: false })
  })

  it('shows a kernel of an environment, and the one of the user that it hides', async () => {
    await type('install')
    await type('install', '--prefix', 'my venv')
    const venv = path.join(folder, 'my venv')
    writeFileSync(path.join(venv, 'pyvenv.cfg'), '')
    const { printed } = await type('list', '--prefix', 'my venv')
    expect(printed.split('\n').slice(0, 2)).toEqual([
      `ok      fledgling: TypeScript (Fledgling), in ${path.join(venv, 'share', 'jupyter', 'kernels', 'fledgling')}`,
      `        hides: ${path.join(kernels, 'fledgling')}`,
    ])
  })

  it('says how to install it where it is not', async () => {
    expect((await type('list')).printed).toContain('npx fledgling kernel install')
  })
})

describe('fledgling kernel remove', () => {
  it('removes its own kernel and says so', async () => {
    await type('install', '--name', 'tslab')
    const { code, printed } = await type('remove', '--name', 'tslab')
    expect([code, printed]).toEqual([0, `removed the kernel tslab from ${kernels}`])
    expect(readdirSync(kernels)).toEqual([])
  })

  it("refuses another program's, and what is not there, naming what is", async () => {
    othersKernel('python3')
    await type('install', '--name', 'tslab')
    const other = await type('remove', '--name', 'python3')
    expect([other.code, other.complained]).toEqual([
      2,
      expect.stringContaining("is not Fledgling's and stays"),
    ])
    const none = await type('remove')
    expect([none.code, none.complained]).toEqual([
      2,
      `there is no kernel fledgling in ${kernels}; Fledgling's there: tslab (--name)`,
    ])
    expect(readdirSync(kernels).sort()).toEqual(['python3', 'tslab'])
  })

  it('removes below a prefix what was installed there, and only that', async () => {
    await type('install')
    await type('install', '--prefix', 'venv')
    expect((await type('remove', '--prefix', 'venv')).code).toBe(0)
    expect(readdirSync(path.join(folder, 'venv', 'share', 'jupyter', 'kernels'))).toEqual([])
    expect(readdirSync(kernels)).toEqual(['fledgling'])
  })
})

describe('what doctor says of the kernel in Jupyter', () => {
  const ask = () => kernelProbe(fakeEnvironment({ machine: machine() }).environment).ask()

  it('is its names, that it is not installed, or why it will not start', async () => {
    expect(await ask()).toEqual({ ok: false, found: 'not installed' })
    await type('install')
    expect(await ask()).toEqual({ ok: true, found: 'fledgling' })
    const spec = specOf('fledgling')
    const file = path.join(kernels, 'fledgling', 'kernel.json')
    writeFileSync(file, JSON.stringify({ ...spec, argv: ['/gone/node', ...spec.argv.slice(1)] }))
    expect(await ask()).toEqual({
      ok: false,
      found: 'fledgling will not start: its Node.js is no longer there: /gone/node',
      mend: 'npx fledgling kernel install',
    })
  })
})
