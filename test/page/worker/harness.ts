import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Browser } from 'playwright-core'
import { contentPolicy } from '../../../src/page/policy.ts'
import { type Opened, openFile } from '../open.ts'
import type { Ran } from './ran.ts'

/** A script bundled from its source, as the build does it. */
async function bundled(file: string): Promise<string> {
  const entry = fileURLToPath(new URL(`../../../${file}`, import.meta.url))
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    loader: { '.css': 'text' },
    logLevel: 'error',
  })
  return outputFiles[0]!.text
}

/** A page with a runner and nothing else, opened from a file, under the policy of a real page. */
export interface RunnerPage extends Opened {
  /** Runs the source of a cell in its worker. */
  run(source: string, cell?: string): Promise<Ran>
}

/** @param allow changes the policy, as a browser does that does not know all of it */
export async function openRunner(browser: Browser, allow = (policy: string) => policy): Promise<RunnerPage> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fledgling-worker-'))
  const script = (await bundled('test/page/client/runner.entry.ts')).replaceAll('</script', '<\\/script')
  const worker = await bundled('src/page/worker/worker.entry.ts')
  const policy = allow(contentPolicy({ scripts: [script] }))
  writeFileSync(
    path.join(folder, 'page.html'),
    `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}"><title>Runner</title></head>
<body><script>${script}</script></body></html>`,
  )
  const opened = await openFile(browser, folder, 'page.html')
  await opened.page.evaluate((text) => void window.harness.parts.set('worker', text), worker)
  return {
    ...opened,
    run: (source, cell = 'cell') =>
      opened.page.evaluate(([text, id]) => window.harness.run(text!, id!), [source, cell]),
  }
}
