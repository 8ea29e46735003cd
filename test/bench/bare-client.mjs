// The least a program must do to run cells under stock tslab: the peer that the engine is measured against.
import { spawn } from 'node:child_process'
import { createHmac, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Dealer, Subscriber } from 'zeromq'

const tslab = path.join(
  path.dirname(createRequire(import.meta.url).resolve('tslab/package.json')),
  'bin',
  'tslab',
)

/** Seconds from the kernel's start to the end of the last cell. */
export async function runBare(cells, folder) {
  const started = performance.now()
  const key = randomUUID()
  const ports = await freePorts(5)
  const temp = mkdtempSync(path.join(tmpdir(), 'fledgling-bench-'))
  const file = path.join(temp, 'kernel.json')
  const [shell_port, iopub_port, stdin_port, control_port, hb_port] = ports
  const connection = { transport: 'tcp', ip: '127.0.0.1', key, signature_scheme: 'hmac-sha256' }
  writeFileSync(
    file,
    JSON.stringify({ ...connection, shell_port, iopub_port, stdin_port, control_port, hb_port }),
    { mode: 0o600 },
  )
  const kernel = spawn(process.execPath, [tslab, 'kernel', `--config-path=${file}`], {
    cwd: folder,
    // Pictures aside, on both sides: the engine draws them after the cells.
    env: { ...process.env, FLEDGLING_PICTURES: 'none' },
    stdio: 'ignore',
  })
  const shell = new Dealer({ linger: 0, reconnectInterval: 20 })
  const iopub = new Subscriber({ linger: 0, reconnectInterval: 20, receiveHighWaterMark: 0 })
  shell.connect(`tcp://127.0.0.1:${shell_port}`)
  iopub.connect(`tcp://127.0.0.1:${iopub_port}`)
  iopub.subscribe()
  let heard = false
  const idle = new Map()
  const listening = (async () => {
    for await (const frames of iopub) {
      heard = true
      const [header, parent, , content] = frames.slice(-4).map((frame) => JSON.parse(frame.toString()))
      if (header.msg_type === 'status' && content.execution_state === 'idle') idle.get(parent.msg_id)?.()
    }
  })()
  const send = (msg_type, content) => {
    const msg_id = randomUUID()
    const header = {
      msg_id,
      msg_type,
      session: key,
      username: '',
      date: new Date().toISOString(),
      version: '5.3',
    }
    const parts = [header, {}, {}, content].map((part) => JSON.stringify(part))
    const hmac = createHmac('sha256', key)
    for (const part of parts) hmac.update(part)
    const done = new Promise((resolve) => idle.set(msg_id, resolve))
    shell.send(['<IDS|MSG>', hmac.digest('hex'), ...parts])
    return done
  }
  try {
    while (!heard) {
      send('kernel_info_request', {})
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    for (const code of cells) await send('execute_request', { code, silent: false, store_history: true })
    return (performance.now() - started) / 1000
  } finally {
    kernel.kill('SIGKILL')
    shell.close()
    iopub.close()
    await listening.catch(() => {})
    rmSync(temp, { recursive: true, force: true })
  }
}

async function freePorts(count) {
  const servers = Array.from({ length: count }, () => createServer())
  await Promise.all(servers.map((server) => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))))
  const ports = servers.map((server) => server.address().port)
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}
