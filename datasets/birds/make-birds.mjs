// Draws datasets/birds/birds.csv: node datasets/birds/make-birds.mjs
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { normalFrom, shuffled, uniformFrom } from '../draw.mjs'

const seed = 7
const perSpecies = 64

/** How strongly a bird that is heavy for its species also has wide wings. */
const correlation = 0.7

/**
 * What is drawn: mean and standard deviation of weight (g) and wingspan (cm), cut off at the published range, and the
 * share of birds with each colour of the back. README.md says where the ranges come from and what is our guess.
 */
const species = [
  {
    name: 'Buteo jamaicensis',
    weight: { mean: 1070, sd: 180, range: [690, 1460], decimals: 1 },
    wingspan: { mean: 123, sd: 7, range: [105, 141] },
    webbed: 'no',
    back: { brown: 0.76, black: 0.16, grey: 0.08 },
  },
  {
    name: 'Sagittarius serpentarius',
    weight: { mean: 3500, sd: 480, range: [2300, 4270], decimals: 1 },
    wingspan: { mean: 206, sd: 7, range: [191, 220] },
    webbed: 'no',
    back: { grey: 0.8, brown: 0.2 },
  },
  {
    name: 'Gavia immer',
    weight: { mean: 4100, sd: 950, range: [2200, 7600], decimals: 1 },
    wingspan: { mean: 132, sd: 9, range: [104, 152] },
    webbed: 'yes',
    back: { black: 0.7, grey: 0.18, brown: 0.12 },
  },
  {
    name: 'Calothorax lucifer',
    weight: { mean: 3.1, sd: 0.35, range: [2.4, 4], decimals: 2 },
    wingspan: { mean: 10.5, sd: 0.4, range: [9.5, 11.5] },
    webbed: 'no',
    back: { green: 1 },
  },
  {
    name: 'Campephilus principalis',
    weight: { mean: 515, sd: 28, range: [450, 570], decimals: 1 },
    wingspan: { mean: 77.8, sd: 1.1, range: [75, 80] },
    webbed: 'no',
    back: { black: 0.84, brown: 0.16 },
  },
]

/** The text of birds.csv. */
export function drawBirds() {
  const uniform = uniformFrom(seed)
  const taken = new Set()
  const rows = shuffled(
    species.flatMap((each) => Array.from({ length: perSpecies }, () => drawBird(each, uniform, taken))),
    uniform,
  )
  addDefects(rows)
  const lines = rows.map((row) => [row.weight, row.wingspan, row.webbed, row.back, row.species].join(','))
  return `weight,wingspan,webbed_feet,back,species\n${lines.join('\n')}\n`
}

/** One bird, as the text of its cells. No two are alike, so that the one duplicate in the file is a defect. */
function drawBird({ name, weight, wingspan, webbed, back }, uniform, taken) {
  for (;;) {
    const size = normalFrom(uniform)
    const build = correlation * size + Math.sqrt(1 - correlation ** 2) * normalFrom(uniform)
    const row = {
      weight: (weight.mean + weight.sd * size).toFixed(weight.decimals),
      wingspan: (wingspan.mean + wingspan.sd * build).toFixed(1),
      webbed,
      back: drawColour(back, uniform),
      species: name,
    }
    const key = JSON.stringify(row)
    if (within(weight.range, row.weight) && within(wingspan.range, row.wingspan) && !taken.has(key)) {
      taken.add(key)
      return row
    }
  }
}

const within = ([low, high], text) => Number(text) >= low && Number(text) <= high

function drawColour(shares, uniform) {
  let left = uniform()
  for (const [colour, share] of Object.entries(shares)) {
    if (left < share) return colour
    left -= share
  }
  return Object.keys(shares)[0]
}

/** Spoils twelve rows on purpose; README.md lists them. The first bird of its kind at or after a row is taken. */
function addDefects(rows) {
  const pick = (from, test) => rows.findIndex((row, i) => i >= from && test(row))
  const is = (name, colour) => (row) => row.species === name && (colour === undefined || row.back === colour)
  const spoil = (from, test, change) => {
    const i = pick(from, test)
    rows[i] = { ...rows[i], ...change(rows[i]) }
  }
  spoil(11, is('Buteo jamaicensis'), () => ({ weight: '' }))
  spoil(150, is('Gavia immer'), () => ({ weight: '' }))
  spoil(40, is('Sagittarius serpentarius'), () => ({ wingspan: '' }))
  spoil(201, is('Campephilus principalis'), () => ({ back: '' }))
  spoil(262, is('Gavia immer'), () => ({ webbed: '' }))
  spoil(75, is('Gavia immer'), (row) => ({ weight: (row.weight / 1000).toFixed(1) }))
  spoil(128, is('Buteo jamaicensis'), (row) => ({ wingspan: (row.wingspan * 10).toFixed(0) }))
  spoil(230, is('Sagittarius serpentarius'), (row) => ({ weight: (row.weight / 100).toFixed(1) }))
  spoil(24, is('Sagittarius serpentarius', 'grey'), () => ({ back: 'Grey ' }))
  spoil(100, is('Sagittarius serpentarius', 'grey'), () => ({ back: 'gray' }))
  spoil(175, is('Buteo jamaicensis', 'brown'), () => ({ back: 'brwon' }))
  const twin = pick(60, is('Calothorax lucifer'))
  rows.splice(190, 0, rows[twin])
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('birds.csv', import.meta.url), drawBirds())
}
