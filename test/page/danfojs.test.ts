import { createRequire } from 'node:module'
import vm from 'node:vm'
import { beforeAll, describe, expect, it } from 'vitest'
import { bundles } from '../../src/page/assets.ts'

// The page's danfojs has stand-ins for much of what danfojs asks for. Here it is held against the whole package.
type Danfojs = typeof import('danfojs-node')

const require = createRequire(import.meta.url)
const rows = [
  { name: 'gull', weight: 1012.5, wingspan: 141, webbed: true },
  { name: 'duck', weight: 980, wingspan: 88, webbed: true },
  { name: 'tit', weight: 17.25, wingspan: 24, webbed: false },
  { name: 'gull', weight: 930, wingspan: 133, webbed: true },
  { name: 'tit', weight: 19.75, wingspan: 24, webbed: false },
]

describe("the page's danfojs", () => {
  let whole: Danfojs
  let page: Danfojs

  beforeAll(async () => {
    const tf = require('@tensorflow/tfjs')
    await tf.setBackend('cpu')
    whole = require('danfojs-node')
    const parts: { tensorflow: object; danfojs?: Danfojs } = { tensorflow: { tf } }
    const bundle = bundles().find(({ name }) => name === 'danfojs')
    // Not even `process` and `require` are there, as in a worker.
    vm.runInNewContext(bundle!.text, { fledglingParts: parts, console })
    page = parts.danfojs!
  }, 60_000)

  const same = (ask: (dfd: Danfojs) => unknown) => {
    const answer = JSON.stringify(ask(whole))
    expect(answer).toBeDefined()
    expect(JSON.stringify(ask(page))).toBe(answer)
  }

  it('exports the same names', () => {
    expect(Object.keys(page).sort()).toEqual(Object.keys(whole).sort())
  })

  it.each(['mean', 'median', 'std', 'var', 'min', 'max', 'sum', 'mode'] as const)(
    'computes %s of a column to the same digit',
    (name) => same((dfd) => new dfd.DataFrame(rows).column('weight')[name]()),
  )

  it('computes the statistics of whole frames to the same digit', () => {
    same((dfd) => new dfd.DataFrame(rows).loc({ columns: ['weight', 'wingspan'] }).std({ axis: 0 }).values)
    same((dfd) => new dfd.DataFrame(rows).describe().values)
    same((dfd) => new dfd.DataFrame(rows).isNa().sum({ axis: 0 }).values)
  })

  it('groups, counts, sorts, joins and encodes alike', () => {
    same((dfd) => dfd.toJSON(new dfd.DataFrame(rows).groupby(['name']).col(['weight']).mean()))
    same((dfd) => dfd.toJSON(new dfd.DataFrame(rows).column('name').valueCounts()))
    same((dfd) => dfd.toJSON(new dfd.DataFrame(rows).sortValues('weight') as never))
    same((dfd) => dfd.toJSON(dfd.getDummies(new dfd.DataFrame(rows), { columns: ['name'] })))
    same((dfd) => {
      const left = new dfd.DataFrame(rows)
      const right = new dfd.DataFrame([{ name: 'tit', food: 'seeds' }])
      return dfd.toJSON(dfd.merge({ left, right, on: ['name'], how: 'inner' }))
    })
    same((dfd) => dfd.toCSV(new dfd.DataFrame(rows)))
  })

  it('scales alike, on the TensorFlow.js of the lesson', () => {
    same((dfd) => {
      const frame = new dfd.DataFrame(rows.map(({ weight, wingspan }) => [weight, wingspan]))
      return new dfd.StandardScaler().fit(frame).transform(frame).values
    })
  })

  it('prints the same table', () => {
    expect(new page.DataFrame(rows).toString()).toBe(new whole.DataFrame(rows).toString())
  })

  it('says that a page has no files', async () => {
    await expect(page.readCSV('birds.csv')).rejects.toThrow('danfojs has no files and no network in a page')
    await expect(page.readCSV('https://example.org/birds.csv')).rejects.toThrow('no network in a page')
  })
})
