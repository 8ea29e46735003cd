import { type Figure, scatter } from 'fledgling'
import { describe, expect, it } from 'vitest'
import type { Output } from '../../src/notebook/types.ts'
import { drawPng } from '../../src/picture/index.ts'
import { withPictures } from '../../src/run/pictures.ts'
import { stream } from '../notebook/build.ts'

const figure = scatter([{ x: 1, y: 2, label: 'A' }], { x: 'x', y: 'y', alt: 'One point.' })
const chart = (more: Record<string, unknown> = {}): Output => ({
  output_type: 'display_data',
  data: { 'application/vnd.plotly.v1+json': figure, 'text/plain': 'One point.', ...more },
  metadata: {},
})
// The head of a PNG of 1280 x 800 pixels: signature, length and name of the first chunk, width, height.
const head = Buffer.from('89504e470d0a1a0a0000000d49484452' + '00000500' + '00000320', 'hex').toString(
  'base64',
)

describe('withPictures(outputs, draw)', () => {
  it('adds picture and shown size, half of the pixels, to a chart that has none', async () => {
    const asked: Figure[] = []
    const [output] = await withPictures([chart()], async (one) => {
      asked.push(one)
      return head
    })
    expect(asked).toEqual([figure])
    expect(output).toMatchObject({
      data: { 'image/png': head, 'text/plain': 'One point.' },
      metadata: { 'image/png': { width: 640, height: 400 } },
    })
  })

  it('leaves alone what has a picture or is no chart', async () => {
    const table: Output = { output_type: 'display_data', data: { 'text/html': '<table>' }, metadata: {} }
    const outputs = [chart({ 'image/png': 'drawn by the kernel' }), stream('text'), table]
    const drawn = await withPictures(outputs, () => Promise.reject(new Error('not asked')))
    expect(drawn).toEqual(outputs)
  })

  it('hands on why a picture could not be drawn', async () => {
    const failing = withPictures([chart()], () => Promise.reject(new Error('no font')))
    await expect(failing).rejects.toThrow('no font')
  })

  it('draws in its thread the same bytes as this one, several in their order', async () => {
    const [one, two] = await Promise.all([withPictures([chart()]), withPictures([chart(), chart()])])
    const expected = Buffer.from(await drawPng(figure)).toString('base64')
    for (const output of [...one, ...two]) expect(output).toMatchObject({ data: { 'image/png': expected } })
  })

  it('says what is wrong with a figure that Plotly cannot draw', async () => {
    const broken = {
      ...chart(),
      data: { 'application/vnd.plotly.v1+json': { data: 5, layout: null } },
    } as Output
    await expect(withPictures([broken])).rejects.toThrow()
    expect(await withPictures([chart()])).toHaveLength(1)
  })
})
