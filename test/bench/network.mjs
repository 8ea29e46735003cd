// The network from scratch against scikit-learn and PyTorch: same data, first weights, batches and steps, in float64.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import {
  adam,
  createNetwork,
  crossEntropy,
  fitStandardiser,
  load,
  networkLoss,
  oneHot,
  penguinSpecies,
  seededRandom,
  standardise,
  train,
} from 'fledgling'

const script = fileURLToPath(new URL('network.py', import.meta.url))
const [rounds, epochs, batchSize, learningRate] = [9, 100, 32, 0.01]

/** The penguins with all four measurements, standardised and shuffled, for the file is sorted by species. */
async function measured() {
  const { penguins } = await load('penguins')
  const sizes = ({ billLength, billDepth, flipperLength, bodyMass }) => [
    billLength,
    billDepth,
    flipperLength,
    bodyMass,
  ]
  const known = seededRandom(1).shuffle(penguins.filter((penguin) => !sizes(penguin).includes(null)))
  const rows = known.map(sizes)
  return {
    features: standardise(fitStandardiser(rows), rows),
    targets: known.map(({ species }) => oneHot(species, penguinSpecies)),
  }
}

export async function benchNetwork(python = process.env.PYTHON ?? 'python3') {
  console.log(
    '\nThe penguins, 4 -> 16 -> 3, batch 32, 100 epochs, Adam (target: 5 x faster than either, losses within 1e-3)',
  )
  const { features, targets } = await measured()
  const network = createNetwork(4, [
    { units: 16, activation: 'relu' },
    { units: 3, activation: 'softmax' },
  ])
  const options = { loss: crossEntropy, optimiser: adam({ learningRate }), epochs, batchSize, shuffle: false }
  const ours = () => {
    const started = performance.now()
    const trained = train(network, features, targets, options).network
    const seconds = (performance.now() - started) / 1000
    return [seconds, networkLoss(trained, features, targets, crossEntropy)]
  }
  ours() // warm, as the others are
  const [seconds, loss] = fastest(Array.from({ length: rounds }, ours))
  console.log(`  network from scratch ${seconds.toFixed(3)} s, loss ${loss.toFixed(6)}`)
  const layers = network.layers.map(({ inputs, units, weights }) => ({
    inputs,
    units,
    weights: [...weights],
  }))
  const task = JSON.stringify({ features, targets, layers, epochs, batchSize, learningRate, rounds })
  for (const peer of ['scikit-learn', 'PyTorch']) {
    const { status, stdout, stderr } = spawnSync(python, ['-B', script, peer], {
      input: task,
      encoding: 'utf8',
    })
    if (status !== 0) {
      const why = /ModuleNotFoundError.*/.exec(stderr ?? '')?.[0] ?? `${python} ended with ${status}`
      console.log(`  ${peer}: skipped (${why}; PYTHON=... names another Python)`)
      continue
    }
    const [theirs, theirLoss] = fastest(JSON.parse(stdout))
    const apart = Math.abs(theirLoss - loss).toExponential(1)
    console.log(
      `  ${peer} ${theirs.toFixed(3)} s, ${(theirs / seconds).toFixed(1)} x; loss ${theirLoss.toFixed(6)}, ${apart} apart`,
    )
  }
}

/** The round that was disturbed least. */
function fastest(tried) {
  return tried.reduce((best, each) => (each[0] < best[0] ? each : best))
}
