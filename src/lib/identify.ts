import type { BirdValueName, BirdValues } from './bird-values'
import { readBirdValues } from './bird-values'
import { birdWords } from './bird-words'
import type { Bird, Species } from './birds'
import { birdFeatures, species, speciesNames } from './birds'
import { say } from './host'
import type { SoftmaxModel } from './softmax'
import { fitSoftmax, predictSoftmax } from './softmax'
import type { Standardiser } from './standardise'
import { fitStandardiser, standardise } from './standardise'

/** The trained bird program as plain data, which JSON can carry. */
export interface BirdProgram {
  readonly standardiser: Standardiser
  readonly model: SoftmaxModel
  /** What training has seen of each species, by its Latin name. */
  readonly seen: Readonly<Record<string, Seen>>
}

/** What training has seen of one species. */
export interface Seen {
  readonly birds: number
  /** How many of them had webbed feet. */
  readonly webbed: number
  readonly weight: SeenSize
  readonly wingspan: SeenSize
}

/** Smallest and largest size in g or cm; mean and standard deviation on the log10 scale. */
export interface SeenSize {
  readonly low: number
  readonly high: number
  readonly mean: number
  readonly sd: number
}

/** What the program answers: a species, "none I know" and why, or what it lacks or cannot read. */
export type BirdAnswer =
  | {
      readonly species: Species
      readonly commonName: string
      readonly probability: number
      readonly probabilities: Readonly<Record<string, number>>
    }
  | { readonly none: true; readonly why: string }
  | {
      readonly missing: readonly BirdValueName[]
      readonly unreadable: readonly BirdValueName[]
      /** What to give, and what is wrong with each value that cannot be read, in one sentence each. */
      readonly why: string
    }

/** So many standard deviations from a species' mean, on the log10 scale, and a size is called far off. */
const farOff = 4

/** Trains the program: softmax regression on standardised features, and a memory of what each species looked like. */
export function trainBirdProgram(birds: readonly Bird[]): BirdProgram {
  if (birds.length === 0) throw new RangeError('birds must not be empty: 0 birds')
  const classes = species.filter((name) => birds.some((bird) => bird.species === name))
  const features = birds.map(birdFeatures)
  const standardiser = fitStandardiser(features)
  const labels = birds.map((bird) => bird.species)
  return {
    standardiser,
    model: fitSoftmax(standardise(standardiser, features), labels, {
      classes,
      l2: 1e-4,
      learningRate: 2,
      epochs: 1000,
    }),
    seen: Object.fromEntries(
      classes.map((name) => [name, look(birds.filter((bird) => bird.species === name))]),
    ),
  }
}

/**
 * Names a bird from four values, as text or typed: `identify(program, { weight: '3 kg', wingspan: 200, feet: 'no', back:
 * 'grey' })`. Never throws: what is missing or cannot be read is part of the answer.
 */
export function identify(program: BirdProgram, values: BirdValues): BirdAnswer {
  const read = readBirdValues(values)
  if (read.bird === undefined) return { missing: read.missing, unreadable: read.unreadable, why: read.why }
  const { bird } = read
  if (bird.back === undefined) return { none: true, why: say(birdWords.unseenColour(read.colour)) }
  const known = { ...bird, back: bird.back }
  const { label, probabilities } = predictSoftmax(
    program.model,
    standardise(program.standardiser, birdFeatures(known)),
  )
  const name = label as Species
  if (strangeness(known, program.seen[name]!).length > 0)
    return { none: true, why: whyNone(program, known, name) }
  return { species: name, commonName: speciesNames[name], probability: probabilities[name]!, probabilities }
}

/** Softmax regression must name one of its classes, however odd the bird; this says what is odd about it. */
function whyNone({ seen, model }: BirdProgram, bird: Sizes, named: Species): string {
  const distance = (name: string) =>
    Math.abs(Math.log10(bird.weight) - seen[name]!.weight.mean) +
    Math.abs(Math.log10(bird.wingspan) - seen[name]!.wingspan.mean)
  const nearest = model.classes.reduce((best, name) =>
    distance(name) < distance(best) ? name : best,
  ) as Species
  const doubts = strangeness(bird, seen[nearest]!)
  if (doubts.length === 0) {
    return say(birdWords.sizeAgainstColour(speciesNames[nearest], speciesNames[named]))
  }
  return say(birdWords.nearest(speciesNames[nearest], doubts))
}

function look(birds: readonly Bird[]): Seen {
  const size = (key: 'weight' | 'wingspan'): SeenSize => {
    const values = birds.map((bird) => bird[key])
    const { mean, sd } = fitStandardiser(values.map((value) => [Math.log10(value)]))
    return { low: Math.min(...values), high: Math.max(...values), mean: mean[0]!, sd: sd[0]! }
  }
  return {
    birds: birds.length,
    webbed: birds.filter((bird) => bird.webbedFeet).length,
    weight: size('weight'),
    wingspan: size('wingspan'),
  }
}

interface Sizes {
  readonly weight: number
  readonly wingspan: number
  readonly webbedFeet: boolean
}

/** What about this bird is far from all that was seen of a species: one clause for each value. */
function strangeness(bird: Sizes, seen: Seen): string[] {
  const alike = bird.webbedFeet ? seen.webbed : seen.birds - seen.webbed
  return [
    ...strangeSize('weight', 'g', bird.weight, seen),
    ...strangeSize('wingspan', 'cm', bird.wingspan, seen),
    ...(alike === 0 ? [say(birdWords.unseenFeet(seen.birds, bird.webbedFeet))] : []),
  ]
}

function strangeSize(key: 'weight' | 'wingspan', unit: 'g' | 'cm', value: number, seen: Seen): string[] {
  const { mean, sd, low, high } = seen[key]
  if (Math.abs(Math.log10(value) - mean) <= farOff * sd) return []
  const above = value > high
  const edge = above ? high : low
  const distance = Number(Math.abs(value - edge).toPrecision(3))
  return [say(birdWords.farSize({ key, unit, value, distance, above, edge, birds: seen.birds }))]
}
