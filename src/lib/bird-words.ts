import type { Words } from './host'

/** A size that is far from all that was seen: how far, on which side of the outermost bird seen. */
export interface FarSize {
  readonly key: 'weight' | 'wingspan'
  readonly unit: 'g' | 'cm'
  readonly value: number
  readonly distance: number
  readonly above: boolean
  readonly edge: number
  readonly birds: number
}

const outermost = {
  weight: { above: 'heaviest', below: 'lightest' },
  wingspan: { above: 'widest', below: 'narrowest' },
}

/** All that the bird program says in words, one sentence or clause each. A language is a column. */
export const birdWords = {
  missing: (names: readonly string[]): Words => ({ en: `missing: ${names.join(', ')}` }),
  notANumber: (unit: string): Words => ({ en: `must be a number, with a point and no comma, in ${unit}` }),
  notAUnit: (units: readonly string[]): Words => ({ en: `must be in one of ${units.join(', ')}` }),
  notOrdinary: (): Words => ({ en: 'must be a number of ordinary size' }),
  notPositive: (): Words => ({ en: 'must be more than 0' }),
  notYesOrNo: (): Words => ({ en: 'must be yes or no' }),
  notAColour: (known: readonly string[]): Words => ({
    en: `must be a colour, best one of ${known.join(', ')}`,
  }),
  unseenColour: (colour: string): Words => ({ en: `no bird seen in training had a ${colour} back` }),
  unseenFeet: (birds: number, webbed: boolean): Words => ({
    en: `none of the ${birds} seen had ${webbed ? 'webbed' : 'unwebbed'} feet`,
  }),
  farSize({ key, unit, value, distance, above, edge, birds }: FarSize): Words {
    const word = outermost[key][above ? 'above' : 'below']
    const off = `${distance} ${unit} ${above ? 'above' : 'below'} the ${word} of the ${birds} seen`
    return { en: `its ${key} of ${value} ${unit} is ${off} (${edge} ${unit})` }
  },
  sizeAgainstColour: (size: string, colour: string): Words => ({
    en: `it has the size of the ${size}, but its back the colour of the ${colour}`,
  }),
  nearest: (name: string, doubts: readonly string[]): Words => ({
    en: `it is nearest in size to the ${name}, but ${doubts.join('; ')}`,
  }),
}
