import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { type BuiltCourse, builtCourse } from './course.ts'

// A laptop reads these from a stick or over a bad network: what they may weigh is decided, in bytes of gzip.
const gzipped = (bytes: string | Buffer) => gzipSync(bytes, { level: 9 }).length

describe('what a page carries', () => {
  let course: BuiltCourse
  beforeAll(async () => {
    course = await builtCourse()
  })

  it('is at most 250 KB of script before a cell without TensorFlow.js can run', () => {
    const assets = path.join(course.linked, 'assets')
    const scripts = readdirSync(assets).filter((file) => /^(?:client|editor|worker)-/.test(file))
    expect(scripts).toHaveLength(3)
    const sizes = scripts.map((file) => gzipped(readFileSync(path.join(assets, file))))
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(250_000)
  })

  it('is in a single file at most 1.2 MB, with TensorFlow.js 1.6 MB, data sets aside', () => {
    const files = readdirSync(course.single)
    expect(files.length).toBeGreaterThanOrEqual(4)
    for (const file of files) {
      const html = readFileSync(path.join(course.single, file), 'utf8')
      const withoutData = html.replace(
        /<script type="text\/plain" data-part="data\/[^>]*>[^<]*<\/script>/g,
        '',
      )
      const limit = html.includes('data-part="tensorflow"') ? 1_600_000 : 1_200_000
      expect(gzipped(withoutData), file).toBeLessThanOrEqual(limit)
    }
  })
})
