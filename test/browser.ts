import { existsSync, mkdirSync, rmdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Browser, chromium } from 'playwright-core'

/** Where a browser of the Chrome family stands on machines for which the npm package carries none. */
const installed = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Google/Chrome/Application/chrome.exe',
  'C:/Program Files/Microsoft/Edge/Application/msedge.exe',
  'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
]

/** The path of the browser for the tests. Throws a sentence that names what to install. */
async function executable(): Promise<string> {
  const named = process.env.FLEDGLING_BROWSER
  if (named !== undefined) return named
  if (process.platform === 'linux' && process.arch === 'x64') {
    // Without this name the package leaves out the shared libraries that a bare Linux lacks.
    process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x'
    const { default: packaged } = await import('@sparticuz/chromium')
    return oneAtATime(() => packaged.executablePath())
  }
  const found = installed.find((file) => existsSync(file))
  if (found === undefined) {
    throw new Error('No browser for the tests: install Chrome or Chromium, or name one in FLEDGLING_BROWSER')
  }
  return found
}

/**
 * Test files run side by side, and the package unpacks its browser at the first call: whoever came second would find it
 * half written. A folder is the lock, since making one either succeeds or fails; one older than two minutes is left over.
 */
async function oneAtATime<T>(act: () => Promise<T>): Promise<T> {
  const lock = path.join(tmpdir(), 'fledgling-browser-lock')
  for (;;) {
    try {
      mkdirSync(lock)
      break
    } catch {
      const made = statSync(lock, { throwIfNoEntry: false })?.mtimeMs
      if (made !== undefined && Date.now() - made > 120_000) rmdirSync(lock)
      await sleep(100)
    }
  }
  try {
    return await act()
  } finally {
    rmdirSync(lock)
  }
}

/**
 * A headless browser with the web's safety switched on. The packaged Chromium's own list of arguments is left out,
 * because it turns web security off, and a test of safety would prove nothing.
 */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await executable(), headless: true, args: ['--no-sandbox'] })
}
