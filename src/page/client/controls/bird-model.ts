import { readBirdValues } from '../../../lib/bird-values'
import { type BackColour, birdFeatures, species, speciesNames } from '../../../lib/birds'
import type { Figure, Json } from '../../../lib/figure'
import { type BirdProgram, identify } from '../../../lib/identify'
import { predictSoftmax } from '../../../lib/softmax'
import { standardise } from '../../../lib/standardise'
import type { ControlBird } from '../../../notebook/control'

/** The two values that slide, each on a logarithmic scale: so many times as heavy is as far everywhere. */
export const sizes = {
  weight: { unit: 'g', low: 1, high: 20_000 },
  wingspan: { unit: 'cm', low: 5, high: 400 },
} as const

export type Size = keyof typeof sizes

/** Where a value stands on its slider, whose steps are a hundredth of a power of ten. */
export function slidTo(value: number): number {
  return Math.round(100 * Math.log10(value))
}

/** The value at a place of a slider, in three digits. */
export function slidFrom(place: number): number {
  return Number((10 ** (place / 100)).toPrecision(3))
}

/** A size out of what somebody typed, `3 kg` too, or what is wrong with it in a sentence. */
export function typedSize(size: Size, text: string): { value: number } | { problem: string } {
  const others = { weight: 1, wingspan: 1, feet: false, back: 'grey' }
  const read = readBirdValues({ ...others, [size]: text })
  return read.bird === undefined ? { problem: read.why } : { value: read.bird[size] }
}

/** A name with its probability, as a model gives it. */
export interface Likelihood {
  readonly name: string
  readonly probability: number
}

/** What a model says about a bird. */
export interface Verdict {
  /** The names, the library's five in their order and any others after them. */
  readonly names: readonly Likelihood[]
  /** The likeliest name; undefined where the program says that it knows no such bird. */
  readonly named: Likelihood | undefined
  readonly whyNone?: string
}

/** The verdict of a lesson's own function, from what it gives back; undefined where that is no list of names. */
export function verdictOfLesson(value: unknown): Verdict | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined
  const names = (value as readonly unknown[]).filter(isLikelihood)
  return names.length < value.length ? undefined : verdict(names)
}

function isLikelihood(value: unknown): value is Likelihood {
  const { name, probability } = (value ?? {}) as Partial<Likelihood>
  return typeof name === 'string' && typeof probability === 'number'
}

/** The verdict that a published chart of bars shows; undefined where it shows something else. */
export function verdictOfChart({ data }: Figure): Verdict | undefined {
  const bars = data.find((trace) => trace.type === 'bar' && trace.orientation === 'h')
  if (bars === undefined || !Array.isArray(bars.x) || !Array.isArray(bars.y)) return undefined
  const [names, values] = [bars.y as readonly Json[], bars.x as readonly Json[]]
  return verdictOfLesson(names.map((name, i) => ({ name, probability: values[i] })))
}

/** The verdict of the library's bird program. */
export function verdictOfProgram(program: BirdProgram, bird: ControlBird): Verdict {
  const { weight, wingspan, webbedFeet, back } = bird
  const answer = identify(program, { weight, wingspan, feet: webbedFeet, back })
  if (!('species' in answer) && !('none' in answer))
    return { names: [], named: undefined, whyNone: answer.why }
  const row = standardise(program.standardiser, birdFeatures({ ...bird, back: back as BackColour }))
  const { probabilities } = predictSoftmax(program.model, row)
  const whole = verdict(Object.entries(probabilities).map(([name, probability]) => ({ name, probability })))
  return 'none' in answer ? { ...whole, named: undefined, whyNone: answer.why } : whole
}

function verdict(likelihoods: readonly Likelihood[]): Verdict {
  const order = (name: string) => {
    const index = species.findIndex((each) => each === name || speciesNames[each] === name)
    return index < 0 ? species.length : index
  }
  const sorted = [...likelihoods].sort((one, other) => order(one.name) - order(other.name))
  const names = sorted.map(({ name, probability }) => ({ name: commonName(name), probability }))
  return { names, named: names.reduce((best, each) => (each.probability > best.probability ? each : best)) }
}

function commonName(name: string): string {
  return (speciesNames as Readonly<Record<string, string>>)[name] ?? name
}
