import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type BuildOptions, build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { bundles } from '../../src/bundles.mjs'
import { inPlotly } from '../../src/page/bundled.ts'
import { inPage, inWorker } from '../../src/page/bundled-parts.ts'
import { licenceTexts } from '../../src/page/licences.ts'

/** The folders of the packages of which a bundle holds at least a byte, by the bundler's own account. */
async function packagesIn(bundle: BuildOptions): Promise<string[]> {
  const { metafile } = await build({ ...bundle, write: false, metafile: true, logLevel: 'silent' })
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs))
  return inputs.flatMap(([file, { bytesInOutput }]) => {
    const folder = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]
    return folder === undefined || bytesInOutput === 0 || !existsSync(folder) ? [] : [folder]
  })
}

describe('the notices', () => {
  const listed = [...inPage, ...inWorker].flatMap(({ name, ...rest }) => {
    return name.split(', ').map((each) => ({ name: each, ...rest }))
  })

  it('name every package that is bundled, under a licence that it is offered under', async () => {
    const folders = new Set((await Promise.all(bundles.map(packagesIn))).flat())
    expect(folders.size).toBeGreaterThan(20)
    for (const folder of folders) {
      const { name, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
      const notice = listed.find((each) => each.name === name)
      expect(notice, `${name} is bundled`).toBeDefined()
      // One package says its licence in a file alone.
      const offered = license ?? readFileSync(path.join(folder, 'LICENSE'), 'utf8')
      for (const licence of notice!.licence.split(' and ')) expect(offered, name).toContain(licence)
    }
  }, 60_000)

  it('name nothing twice, and hold the text of every licence', () => {
    expect(new Set(listed.map(({ name }) => name)).size).toBe(listed.length)
    for (const { licence } of [...inPlotly, ...listed]) {
      for (const name of licence.split(' and ')) expect(licenceTexts[name], name).toBeTruthy()
    }
  })
})
