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
const [epochs, batchSize, learningRate] = [100, 32, 0.01]
/** Each of the three trains again and again for so many seconds; its fastest round counts. */
const span = 4

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
    const before = process.cpuUsage()
    const trained = train(network, features, targets, options).network
    const { user, system } = process.cpuUsage(before)
    const seconds = (performance.now() - started) / 1000
    const processor = (user + system) / 1e6
    return { seconds, processor, loss: networkLoss(trained, features, targets, crossEntropy) }
  }
  const first = ours() // the others were compiled long ago, this one is compiled while it runs
  const best = fastest(again(ours))
  console.log(
    `  network from scratch ${told(best)}, loss ${best.loss.toFixed(6)}; the very first time ${told(first)}`,
  )
  const layers = network.layers.map(({ inputs, units, weights }) => ({
    inputs,
    units,
    weights: [...weights],
  }))
  const task = JSON.stringify({ features, targets, layers, epochs, batchSize, learningRate, span })
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
    const theirs = fastest(JSON.parse(stdout))
    const times = (of) => `${(theirs[of] / best[of]).toFixed(1)} x`
    const apart = Math.abs(theirs.loss - best.loss).toExponential(1)
    console.log(
      `  ${peer} ${told(theirs)}: ${times('seconds')} (${times('processor')}); loss ${theirs.loss.toFixed(6)}, ${apart} apart`,
    )
  }
}

/** Rounds for `span` seconds. */
function again(round) {
  const end = performance.now() + 1000 * span
  const rounds = []
  while (performance.now() < end) rounds.push(round())
  return rounds
}

/** The least of both times: those of the rounds that were disturbed least. */
function fastest(rounds) {
  const least = (of) => Math.min(...rounds.map((round) => round[of]))
  return { seconds: least('seconds'), processor: least('processor'), loss: rounds[0].loss }
}

function told({ seconds, processor }) {
  return `${seconds.toFixed(3)} s (of processors ${processor.toFixed(3)} s)`
}
