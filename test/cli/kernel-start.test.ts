import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { execute } from '../../src/cli/program.ts'
import type { KernelJson } from '../../src/kernelspec/index.ts'
import { connect } from '../../src/run/client.ts'
import { openConnection, writeConnection } from '../../src/wire/connection.ts'
import type { Json } from '../../src/wire/wire.ts'
import { fakeEnvironment, root } from './environment.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'fledgling ü 中-'))
const started: ChildProcess[] = []
afterAll(() => {
  for (const child of started) child.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

/** The built package in a folder of its own; what it needs is linked. */
function copyPackage(): string {
  const copy = path.join(folder, 'my fledgling ü')
  mkdirSync(copy, { recursive: true })
  cpSync(path.join(root, 'package.json'), path.join(copy, 'package.json'))
  for (const part of ['kernel', 'kernelspec', 'wire', 'cells', 'lib'])
    cpSync(path.join(root, 'dist', part), path.join(copy, 'dist', part), { recursive: true })
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'junction')
  return copy
}

/** Starts a kernel as Jupyter does, in `cwd`, and asks it one thing. */
async function ask(spec: KernelJson, cwd: string, type: string, content: Json = {}): Promise<Json> {
  const connection = await openConnection('fledgling')
  const { file, remove } = writeConnection(connection)
  const [program = '', ...args] = spec.argv.map((part) => part.replace('{connection_file}', file))
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...spec.env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  started.push(child)
  let close = () => remove()
  return new Promise<Json>((resolve, reject) => {
    child.on('exit', (code) => reject(new Error(`the kernel ended with ${code}`)))
    let asked: string | undefined
    const client = connect(connection, {
      onIopub: () => {},
      onReply: ({ parent, content }) => parent.msg_id === asked && resolve(content),
      onBroken: reject,
    })
    close = () => [client.close(), remove()]
    asked = client.send('shell', type, content)
  }).finally(() => {
    child.removeAllListeners('exit').kill('SIGKILL')
    close()
  })
}

it('installs a kernel that starts in any folder, from a package in a folder of any name', async () => {
  const machine = {
    platform: process.platform,
    env: { JUPYTER_DATA_DIR: path.join(folder, 'data') },
    home: folder,
  }
  const { environment, complained } = fakeEnvironment({ root: copyPackage(), machine })
  expect(await execute(['kernel', 'install'], environment)).toBe(0)
  expect(complained).toEqual([])
  const file = path.join(folder, 'data', 'kernels', 'fledgling', 'kernel.json')
  const spec = JSON.parse(readFileSync(file, 'utf8')) as KernelJson
  const elsewhere = path.join(folder, 'Hefte 笔记')
  mkdirSync(elsewhere, { recursive: true })
  const info = await ask(spec, elsewhere, 'kernel_info_request')
  expect(info).toMatchObject({
    status: 'ok',
    implementation: 'fledgling',
    language_info: { name: spec.language },
  })
  const { status, user_expressions: values } = await ask(spec, elsewhere, 'execute_request', {
    code: 'const here = process.cwd()',
    silent: false,
    store_history: true,
    user_expressions: { here: 'here' },
    allow_stdin: false,
  })
  expect(status).toBe('ok')
  expect(JSON.stringify(values)).toContain('Hefte 笔记')
})
