import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the pages of the course are built, by the first test that asks for them; see course.ts. */
    courseFolder: string
  }
}

export default function setUp({ provide }: TestProject): () => void {
  const folder = mkdtempSync(path.join(tmpdir(), 'fledgling-course-'))
  provide('courseFolder', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
