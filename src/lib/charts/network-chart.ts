import type { Figure, PlotlySpec } from '../figure'
import { say } from '../host'
import type { Network } from '../network/network'
import { number, requireSome } from './border'
import { animate, type Moment } from './frames'
import { type ChartOptions, chartHeight, chartLayout } from './layout'
import { type Label, labelTrace, type XY } from './marks'
import { palette } from './palette'
import { textWidth } from './text'

/** A network as it is in one moment, with what its neurons put out where that is known. */
export interface NetworkDrawing {
  readonly network: Network
  /** A number for each neuron, layer by layer, the inputs first; it is printed in the neuron. */
  readonly values?: readonly (readonly number[])[]
}

export interface NetworkMoment extends Moment, NetworkDrawing {}

export interface NetworkOptions extends Pick<ChartOptions, 'alt' | 'title' | 'height'> {
  /** The names of the inputs and of the outputs, from the top down. */
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly values?: NetworkDrawing['values']
  /** Prints weights and biases; default: where there are at most 12 weights, and one moment only. */
  readonly print?: boolean
  /** The same network in other moments, with as many neurons. */
  readonly frames?: readonly NetworkMoment[]
}

interface Setting {
  readonly options: NetworkOptions
  readonly places: readonly (readonly XY[])[]
  /** The largest weight of all moments, which has the thickest line. */
  readonly most: number
  readonly print: boolean
  /** The width of a circle in pixels. */
  readonly circle: number
}

/**
 * A network as a drawing: circles are inputs and neurons, lines are weights, the thicker the larger. A weight below 0 is
 * broken and red. Inputs stand on the left. Born in lesson 06.
 * @throws if names or values do not fit the layers, a weight is not finite, or alt is empty
 */
export function networkChart(network: Network, options: NetworkOptions): Figure {
  const moments = options.frames ?? []
  const base: NetworkDrawing = { network, ...(options.values && { values: options.values }) }
  const sizes = sizesOf(network)
  const all = [base, ...moments]
  for (const drawing of all) checkDrawing(drawing, sizes, options)
  const weights = all.flatMap((drawing) => drawing.network.layers.flatMap((layer) => [...layer.weights]))
  const highest = Math.max(...sizes)
  const setting: Setting = {
    options,
    places: sizes.map((size, l) => spreadOut(size, l)),
    most: Math.max(...weights.map((weight) => Math.abs(number('weight', weight)))) || 1,
    print: options.print ?? (moments.length === 0 && weights.length <= 12),
    circle: Math.min(
      moments.length === 0 ? 44 : 26,
      (0.7 * ((options.height ?? chartHeight) - 110)) / highest,
    ),
  }
  const layout = networkLayout(options, sizes.length, highest)
  if (moments.length === 0) return { data: traces(base, setting), layout, alt: options.alt }
  return animate(
    options.alt,
    layout,
    moments.map((moment) => ({ name: moment.name, data: traces(moment, setting) })),
  )
}

function sizesOf({ layers }: Network): number[] {
  return [layers[0]!.inputs, ...layers.map((layer) => layer.units)]
}

function checkDrawing(
  { network, values }: NetworkDrawing,
  sizes: readonly number[],
  options: NetworkOptions,
) {
  const told = sizes.join(', ')
  const found = (what: string, counts: readonly number[]) => {
    if (counts.join(', ') !== told) throw new Error(`${what} must be ${told}: ${counts.join(', ')}`)
  }
  found('neurons, layer by layer,', sizesOf(network))
  const { inputs, outputs } = options
  const names = [requireSome('inputs', inputs), ...sizes.slice(1, -1), requireSome('outputs', outputs)]
  found(
    'names, layer by layer,',
    names.map((each) => (typeof each === 'number' ? each : each.length)),
  )
  if (values !== undefined)
    found(
      'values, layer by layer,',
      values.map((each) => each.length),
    )
}

/** The neurons of a layer, one above the other about the middle. */
function spreadOut(size: number, layer: number): XY[] {
  return Array.from({ length: size }, (_, i) => ({ x: layer, y: (size - 1) / 2 - i }))
}

function networkLayout(options: NetworkOptions, layers: number, highest: number): PlotlySpec {
  const axis = (low: number, high: number): PlotlySpec => ({
    visible: false,
    fixedrange: true,
    range: [low, high],
  })
  const room = (names: readonly string[]) => Math.max(...names.map((name) => textWidth(name))) + 40
  const layout = chartLayout({
    options: { ...options, x: '', y: '' },
    // In a strip of moments the names on the right must stand inside of their own small chart.
    x: axis(0, layers - (options.frames ? 0.4 : 1)),
    y: axis(-highest / 2 - 0.2, highest / 2),
    tickWidth: room(options.inputs),
    right: options.frames ? 30 : room(options.outputs) + 16,
    legend: signNames(),
  })
  return { ...layout, margin: { ...(layout.margin as PlotlySpec), b: 34 } }
}

const signNames = (): string[] => [
  say({ en: 'weight above 0', zh: '正权重' }),
  say({ en: 'weight below 0', zh: '负权重' }),
]

function traces({ network, values }: NetworkDrawing, setting: Setting): PlotlySpec[] {
  const { options, places, print } = setting
  const thickest = print ? 8 : 4
  const joints = network.layers.flatMap(({ weights, inputs, units }, l) =>
    Array.from(weights, (weight, at) => {
      const [i, u] = [at % inputs, Math.floor(at / inputs)]
      return {
        weight,
        name: `${l + 1}.${i + 1} → ${l + 2}.${u + 1}: ${number('weight', weight)}`,
        from: places[l]![i]!,
        to: places[l + 1]![u]!,
        share: (units + 1) / (inputs + units + 2),
      }
    }),
  )
  const last = places.length - 1
  const beside = (layer: number, names: readonly string[], position: string): Label[] =>
    names.map((text, i) => ({ ...places[layer]![i]!, text, position }))
  const room = '\u00a0'.repeat(setting.circle > 30 ? 8 : 5) // past the circle
  return [
    ...signNames().map((name, below) => ({
      ...lineTrace([], 3, below === 1),
      name,
      x: [null],
      y: [null],
      showlegend: true,
    })),
    ...joints.map(({ weight, name, from, to }) => ({
      ...lineTrace([from, to], 0.5 + (thickest * Math.abs(weight)) / setting.most, weight < 0),
      name,
    })),
    circles(places.flat(), setting.circle, palette.ink),
    ...(print ? [circles(joints.map(weightLabel), 26, palette.paper)] : []),
    labelTrace([
      ...beside(
        0,
        options.inputs.map((name) => name + room),
        'middle left',
      ),
      ...beside(
        last,
        options.outputs.map((name) => room + name),
        'middle right',
      ),
      ...inside(values, places),
      ...(print ? [...joints.map(weightLabel), ...biasLabels(network, places)] : []),
    ]),
  ]
}

function lineTrace(ends: readonly XY[], width: number, below: boolean): PlotlySpec {
  const [from, to] = ends
  return {
    type: 'scatter',
    mode: 'lines',
    name: '',
    x: [from?.x ?? null, to?.x ?? null],
    y: [from?.y ?? null, to?.y ?? null],
    line: {
      color: below ? palette.a : palette.c,
      width: number('width', width),
      dash: below ? '6px,3px' : 'solid',
    },
    hoverinfo: 'skip',
    showlegend: false,
  }
}

function circles(places: readonly XY[], size: number, edge: string): PlotlySpec {
  return {
    type: 'scatter',
    mode: 'markers',
    name: '',
    x: places.map((place) => place.x),
    y: places.map((place) => place.y),
    marker: { color: palette.paper, symbol: 'circle', size, line: { color: edge, width: 1.8 } },
    cliponaxis: false,
    hoverinfo: 'skip',
    showlegend: false,
  }
}

const printed = (value: number): string => String(Number(number('value', value).toFixed(2))).replace('-', '−')

function inside(values: NetworkDrawing['values'], places: Setting['places']): Label[] {
  return (values ?? []).flatMap((layer, l) =>
    layer.map((value, i) => ({ ...places[l]![i]!, text: printed(value), position: 'middle center' })),
  )
}

/** On the line, nearer to the side with fewer circles, where lines lie apart. */
function weightLabel(joint: { weight: number; from: XY; to: XY; share: number }): Label {
  const { weight, from, to, share } = joint
  const at = (a: number, b: number) => number('place', a + share * (b - a))
  return {
    x: at(from.x, to.x),
    y: at(from.y, to.y),
    text: printed(weight),
    position: 'middle center',
  }
}

function biasLabels({ layers }: Network, places: Setting['places']): Label[] {
  return layers.flatMap(({ biases }, l) =>
    Array.from(biases, (bias, u) => ({
      ...places[l + 1]![u]!,
      text: `\u00a0<br>\u00a0<br>${say({ en: 'bias', zh: '偏置' })} ${printed(bias)}`,
      position: 'bottom center',
    })),
  )
}
