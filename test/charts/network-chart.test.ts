import { copyNetwork, createNetwork, type Figure, type Network, networkChart } from 'fledgling'
import { describe, expect, it } from 'vitest'

const names = { inputs: ['weight', 'wings'], outputs: ['hawk'] }
const alt = 'A network.'

/** Two inputs, two neurons, one output; the weights are 2, -1, 0.5, 0 and then 3, -6. */
function small(): Network {
  const network = copyNetwork(
    createNetwork(2, [
      { units: 2, activation: 'relu' },
      { units: 1, activation: 'sigmoid' },
    ]),
  )
  network.layers[0]!.weights.set([2, -1, 0.5, 0])
  network.layers[1]!.weights.set([3, -6])
  network.layers[1]!.biases.set([-0.125])
  return network
}

const lines = ({ data }: Pick<Figure, 'data'>) =>
  data.filter(({ name, mode }) => mode === 'lines' && String(name).includes('→'))
const lineOf = (trace: Figure['data'][number]) => trace.line as { width: number; dash: string; color: string }
const texts = ({ data }: Figure) =>
  data.flatMap(({ mode, text }) => (mode === 'text' ? (text as string[]) : []))

describe('networkChart(network, options)', () => {
  it('draws a line for each weight, from the input to its neuron', () => {
    const drawn = lines(networkChart(small(), { ...names, alt }))
    expect(drawn.map(({ name }) => name)).toEqual([
      '1.1 → 2.1: 2',
      '1.2 → 2.1: -1',
      '1.1 → 2.2: 0.5',
      '1.2 → 2.2: 0',
      '2.1 → 3.1: 3',
      '2.2 → 3.1: -6',
    ])
    expect(drawn[1]).toMatchObject({ x: [0, 1], y: [-0.5, 0.5] })
  })

  it('makes a line the thicker the larger its weight, whatever the sign', () => {
    const widths = lines(networkChart(small(), { ...names, alt })).map((trace) => lineOf(trace).width)
    const order = [...widths.keys()].sort((a, b) => widths[a]! - widths[b]!)
    expect(order).toEqual([3, 2, 1, 0, 4, 5])
  })

  it('tells the sign by the dash as well as by the colour', () => {
    const [above, below] = lines(networkChart(small(), { ...names, alt })).map(lineOf)
    expect(above!.dash).not.toBe(below!.dash)
    expect(above!.color).not.toBe(below!.color)
  })

  it('prints names, weights and biases, and in the circles what the neurons put out', () => {
    const values = [[1, 2], [0, 0.254], [0.7]]
    const printed = texts(networkChart(small(), { ...names, values, alt })).map((text) => text.trim())
    for (const text of ['weight', 'hawk', '2', '−6', '0.25', '0.7']) expect(printed).toContain(text)
    expect(printed.some((text) => text.endsWith('bias −0.13') || text.endsWith('bias −0.12'))).toBe(true)
  })

  it('prints no weights where there are many', () => {
    const many = createNetwork(2, [
      { units: 8, activation: 'relu' },
      { units: 1, activation: 'sigmoid' },
    ])
    expect(texts(networkChart(many, { ...names, alt }))).toHaveLength(3)
  })

  it('draws all moments to one scale', () => {
    const grown = small()
    grown.layers[1]!.weights.set([12, -6])
    const frames = [
      { name: 'before', network: small() },
      { name: 'after', network: grown },
    ]
    const [before, after] = networkChart(small(), { ...names, frames, alt }).frames!.map((frame) =>
      lines(frame).map((trace) => lineOf(trace).width),
    )
    expect(before![5]).toBe(after![5])
    expect(after![4]).toBeGreaterThan(before![4]!)
  })

  it('throws where names, values or moments do not fit', () => {
    const network = small()
    expect(() => networkChart(network, { ...names, outputs: ['a', 'b'], alt })).toThrow(
      'names, layer by layer, must be 2, 2, 1: 2, 2, 2',
    )
    expect(() => networkChart(network, { ...names, values: [[1, 2], [3], [4]], alt })).toThrow(
      'values, layer by layer, must be 2, 2, 1: 2, 1, 1',
    )
    const frames = [{ name: 'other', network: createNetwork(2, [{ units: 1, activation: 'sigmoid' }]) }]
    expect(() => networkChart(network, { ...names, frames, alt })).toThrow(
      'neurons, layer by layer, must be 2, 2, 1: 2, 1',
    )
    expect(() => networkChart(network, { ...names, alt: '' })).toThrow('alt must say')
    network.layers[0]!.weights[0] = Number.NaN
    expect(() => networkChart(network, { ...names, alt })).toThrow('weight must be a finite number: NaN')
  })
})
