import {
  bar,
  contour,
  createNetwork,
  type Figure,
  heatmap,
  image,
  line,
  networkChart,
  scatter,
  seededRandom,
  surface,
} from 'fledgling'

const random = seededRandom(7)

/** Forty points of two labels, as in lesson 01. */
export const points = Array.from({ length: 40 }, (_, i) => ({
  x: random.normal(i % 2 === 0 ? 3.1 : 6.9, 1.15),
  y: random.normal(5, 1.6),
  label: i % 2 === 0 ? 'A' : 'B',
}))

export const species = [
  'Buteo jamaicensis',
  'Calothorax lucifer',
  'Campephilus principalis',
  'Gavia immer',
  'Sagittarius serpentarius',
]

const drawing = Array.from({ length: 28 }, (_, i) => {
  return Array.from({ length: 28 }, (_, j) =>
    Math.round(15 * Math.exp(-((Math.hypot(i - 14, j - 14) - 8) ** 2) / 4)),
  )
})

const losses = (from: number, to: number) =>
  Array.from({ length: 60 }, (_, i) => ({ x: i + 1, y: to + (from - to) * Math.exp(-i / 12) }))

const matrix = species.map((_, i) => species.map((_, j) => (i === j ? 12 : (i + j) % 4 === 1 ? 1 : 0)))

const network = (seed: number) =>
  createNetwork(
    2,
    [
      { units: 3, activation: 'relu' },
      { units: 1, activation: 'sigmoid' },
    ],
    seed,
  )

/** One figure of every kind, by the function that makes it and what is special about it. */
export const samples: Readonly<Record<string, Figure>> = {
  scatter: scatter(points, {
    title: 'Forty known points',
    x: 'x',
    y: 'y',
    alt: 'Forty points and the line x = 5.',
    lines: [{ x: 5, label: 'k = 5.00' }, { y: 4 }],
    rings: points.filter((point) => (point.label === 'A') !== point.x < 5),
  }),
  'scatter-log': scatter(
    species.flatMap((label, i) => [1, 2, 3].map((n) => ({ x: 3 * 7 ** i * n, y: 11 * 2 ** i * n, label }))),
    { x: 'weight (g)', y: 'wingspan (cm)', log: { x: true, y: true }, alt: 'Five species.' },
  ),
  'scatter-frames': scatter(points, {
    x: 'x',
    y: 'y',
    alt: 'The line after four numbers of steps.',
    frames: [1, 5, 25, 125].map((step, i) => ({
      name: `after ${step}`,
      lines: [{ x: 3 + i * 0.7, label: `k = ${(3 + i * 0.7).toFixed(2)}` }],
    })),
  }),
  stairs: line([{ points: [8, 5, 3, 4, 9].map((y, x) => ({ x, y })) }], {
    step: true,
    x: 'k',
    y: 'mistakes',
    alt: 'A staircase, lowest at 2.',
    marks: [{ x: 2, y: 3, label: 'k = 2, 3 mistakes' }],
  }),
  loss: line(
    [
      { name: 'training', points: losses(0.7, 0.1) },
      { name: 'validation', points: losses(0.8, 0.3) },
    ],
    { x: 'epoch', y: 'loss', zero: true, alt: 'Two losses fall.' },
  ),
  bars: bar(
    [
      { name: 'always the commonest', value: 0.21, low: 0.18, high: 0.24 },
      { name: 'decision tree', value: 0.96, low: 0.94, high: 0.98 },
    ],
    { x: 'accuracy', y: '', chosen: 'decision tree', alt: 'Two accuracies.' },
  ),
  'bars-grouped': bar(
    species.flatMap((name, i) => [
      { name, value: 0.9 + 0.02 * i, series: 'precision' },
      { name, value: 0.98 - 0.03 * i, series: 'recall' },
    ]),
    { x: 'share', y: '', alt: 'Precision and recall.' },
  ),
  columns: bar(
    [
      { name: 'A', value: 21 },
      { name: 'B', value: -3 },
    ],
    { x: 'label', y: 'points', alt: 'Two columns.' },
  ),
  confusion: heatmap(matrix, {
    x: 'predicted',
    y: 'truth',
    rows: species,
    columns: species,
    alt: 'A confusion matrix.',
  }),
  'framed-frames': heatmap(matrix, {
    x: 'predicted',
    y: 'truth',
    rows: species,
    columns: species,
    frames: [
      { name: 'none', values: matrix },
      { name: 'first row', values: matrix, framed: species.map((_, i) => [0, i] as const) },
    ],
    alt: 'The cells of the first row get frames.',
  }),
  regions: contour(
    surface((x, y) => [0, x - 5 + Math.sin(y)], { x: [0, 10], y: [0, 10], steps: 30 }),
    { x: 'x', y: 'y', regions: ['A', 'B'], points, alt: 'Two regions with a wavy border.' },
  ),
  'regions-frames': contour(
    surface((x) => (x > 5 ? 1 : 0), { x: [0, 10], y: [0, 10], steps: 20 }),
    {
      x: 'x',
      y: 'y',
      regions: ['A', 'B'],
      alt: 'The border moves.',
      frames: [1, 2, 3, 4, 5, 6, 7, 8].map((epoch) => ({
        name: `epoch ${epoch}`,
        surface: surface((x) => [epoch + 0.5, x], { x: [0, 10], y: [0, 10], steps: 20 }),
      })),
    },
  ),
  surface: contour(
    surface((x, y) => x * x + 3 * y * y, { x: [-2, 2], y: [-2, 2], steps: 25 }),
    {
      x: 'weight 1',
      y: 'weight 2',
      alt: 'A bowl and a path.',
      lines: [{ points: [-1.6, -0.8, -0.2, 0].map((x) => ({ x, y: -x / 2 })), dots: true, label: 'descent' }],
    },
  ),
  levels: contour(
    surface((x, y) => x + y, { x: [0, 1], y: [0, 1], steps: 10 }),
    { x: 'x', y: 'y', levels: [0.5, 1], alt: 'Two level lines.' },
  ),
  network: networkChart(network(1), {
    inputs: ['weight', 'wings'],
    outputs: ['hawk'],
    values: [[1, 2], [0.5, 0, 1.25], [0.7]],
    alt: 'Two inputs, three neurons, one output.',
  }),
  'network-frames': networkChart(network(1), {
    inputs: ['weight', 'wings'],
    outputs: ['hawk'],
    frames: [1, 2, 3].map((seed) => ({ name: `seed ${seed}`, network: network(seed) })),
    alt: 'The same network with three sets of weights.',
  }),
  image: image(drawing, { alt: 'A ring.' }),
  images: image(
    ['duck', 'owl', 'swan'].map((name) => ({ name, pixels: drawing })),
    { title: 'Three drawings', alt: 'Three rings.' },
  ),
}
