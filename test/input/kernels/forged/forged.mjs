import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

// The self link makes the package's own dependencies visible from the folder where the tests run.
const { Publisher, Router } = createRequire(`${process.cwd()}/`)('zeromq')
const { shell_port, iopub_port } = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const shell = new Router()
const iopub = new Publisher()
await shell.bind(`tcp://127.0.0.1:${shell_port}`)
await iopub.bind(`tcp://127.0.0.1:${iopub_port}`)
for await (const _request of shell) {
  const frames = [{ msg_id: '1', msg_type: 'status' }, {}, {}, { execution_state: 'idle' }].map((part) => JSON.stringify(part))
  const hmac = createHmac('sha256', 'another key')
  for (const frame of frames) hmac.update(frame)
  await iopub.send(['<IDS|MSG>', hmac.digest('hex'), ...frames])
}
