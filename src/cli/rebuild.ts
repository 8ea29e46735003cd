import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { CliError } from './error.ts'

/** The script that builds dist/ from src/, where there is one: in a clone, not in an installed package. */
export function buildScript(root: string): string | undefined {
  const script = path.join(root, 'src', 'make.mjs')
  return existsSync(script) ? script : undefined
}

/** Builds dist/. Rejects with the compiler's first complaint. */
export function rebuild(script: string): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [script],
      { cwd: path.dirname(path.dirname(script)) },
      (error, stdout, stderr) => {
        if (!error) return resolve()
        const lines = `${stdout}\n${stderr}`.split('\n')
        const complaint = lines.find((line) => /error/i.test(line)) ?? error.message
        reject(new CliError(`src does not build: ${complaint.trim()}`, 1))
      },
    )
  })
}
