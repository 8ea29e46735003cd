import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { oneAtATime } from './lock.ts'

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
    // The package unpacks its browser at the first call, and whoever came second would find it half written.
    return oneAtATime(path.join(tmpdir(), 'fledgling-browser-lock'), () => packaged.executablePath())
  }
  const found = installed.find((file) => existsSync(file))
  if (found === undefined) {
    throw new Error('No browser for the tests: install Chrome or Chromium, or name one in FLEDGLING_BROWSER')
  }
  return found
}

/**
 * A headless browser with the web's safety switched on. The packaged Chromium's own list of arguments is left out,
 * because it turns web security off, and a test of safety would prove nothing.
 */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await executable(), headless: true, args: ['--no-sandbox'] })
}
