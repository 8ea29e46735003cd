import { readBirdValues } from '../../../lib/bird-values'
import { type BackColour, birdFeatures } from '../../../lib/birds'
import { type BirdProgram, identify } from '../../../lib/identify'
import { predictSoftmax } from '../../../lib/softmax'
import { standardise } from '../../../lib/standardise'
import type { ControlBird } from '../../../notebook/control'
import { type Verdict, verdictOfNames } from './verdict'

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

/** The verdict of the library's bird program. */
export function verdictOfProgram(program: BirdProgram, bird: ControlBird): Verdict {
  const { weight, wingspan, webbedFeet, back } = bird
  const answer = identify(program, { weight, wingspan, feet: webbedFeet, back })
  if (!('species' in answer) && !('none' in answer))
    return { names: [], named: undefined, whyNone: answer.why }
  const row = standardise(program.standardiser, birdFeatures({ ...bird, back: back as BackColour }))
  const { probabilities } = predictSoftmax(program.model, row)
  const whole = verdictOfNames(
    Object.entries(probabilities).map(([name, probability]) => ({ name, probability })),
  )
  return 'none' in answer ? { ...whole, named: undefined, whyNone: answer.why } : whole
}
