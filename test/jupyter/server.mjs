import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** What JupyterLab would ask or fetch of itself is switched off; every cell is in the page, seen or not. */
const settings = {
  'apputils-extension/notification': { fetchNews: 'false', checkForUpdates: false },
  'notebook-extension/tracker': { windowingMode: 'none' },
}

/**
 * JupyterLab on this machine alone, with nothing of the user's: its settings, its data and its run-time files are in `home`.
 * Rejects with its last words where it does not start within a minute.
 */
export async function startLab({ jupyter, folder, home, kernels }) {
  const port = await freePort()
  const token = randomUUID()
  const at = (name) => path.join(home, name)
  for (const [name, value] of Object.entries(settings)) writeSettings(at('settings'), name, value)
  const child = spawn(
    jupyter,
    [
      ...['lab', '--no-browser', '--allow-root', '--ServerApp.ip=127.0.0.1', `--ServerApp.port=${port}`],
      ...[
        '--ServerApp.port_retries=0',
        `--IdentityProvider.token=${token}`,
        `--ServerApp.root_dir=${folder}`,
      ],
    ],
    {
      env: {
        ...process.env,
        JUPYTER_PATH: kernels,
        JUPYTER_CONFIG_DIR: at('config'),
        JUPYTER_DATA_DIR: at('data'),
        JUPYTER_RUNTIME_DIR: at('runtime'),
        JUPYTERLAB_SETTINGS_DIR: at('settings'),
        JUPYTERLAB_WORKSPACES_DIR: at('workspaces'),
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  let said = ''
  child.stderr.on('data', (text) => {
    said += text
  })
  const address = `http://127.0.0.1:${port}`
  for (const end = Date.now() + 60_000; ; await pause(200)) {
    if (
      await fetch(`${address}/api?token=${token}`).then(
        (r) => r.ok,
        () => false,
      )
    )
      break
    if (child.exitCode === null && Date.now() < end) continue
    child.kill()
    throw new Error(`JupyterLab did not start: ${said.slice(-2000)}`)
  }
  return {
    child,
    url: (file) =>
      `${address}/lab/${file === '' ? '' : `tree/${encodeURIComponent(file)}`}?reset&token=${token}`,
    setTheme: (theme) => writeSettings(at('settings'), 'apputils-extension/themes', { theme }),
    async endKernels() {
      const headers = { authorization: `token ${token}` }
      const sessions = await (await fetch(`${address}/api/sessions`, { headers })).json()
      for (const { id } of sessions)
        await fetch(`${address}/api/sessions/${id}`, { method: 'DELETE', headers })
    },
    async close() {
      child.kill()
      while (child.exitCode === null && child.signalCode === null) await pause(50)
    },
  }
}

function writeSettings(folder, name, value) {
  const file = path.join(folder, '@jupyterlab', `${name}.jupyterlab-settings`)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify(value))
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
