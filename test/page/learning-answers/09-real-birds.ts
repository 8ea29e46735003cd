import type { Answers } from './answers.ts'

const KNOWN = `const known = values.filter((value) => value !== null)
  const sum = known.reduce<number>((total, value) => total + value!, 0)`
const TRUE = `const known = values.filter((value) => value)
  const sum = known.reduce<number>((total, value) => total + value!, 0)`

const meanOfKnown: Answers = {
  id: '09-known',
  head: 'function meanOfKnown(values: readonly (number | null)[]): number | null {',
  wrong: [
    'return values.reduce<number>((sum, value) => sum + (value ?? 0), 0) / values.length',
    `${KNOWN}\n  return known.length === 0 ? null : sum / values.length`,
    `${KNOWN}\n  return sum / known.length`,
    `${KNOWN}\n  return known.length === 0 ? 0 : sum / known.length`,
    `${TRUE}\n  return known.length === 0 ? null : sum / known.length`,
    `${TRUE}\n  return sum / known.length`,
    `${KNOWN}\n  return known.length < values.length ? null : sum / known.length`,
    `${KNOWN}\n  return known.length === 0 ? null : sum`,
  ],
  right: `const known: number[] = []
  for (const value of values) if (value !== null) known.push(value)
  let mean = 0
  for (const value of known) mean += value / known.length
  return known.length > 0 ? mean : null`,
}

const PLACES = `const places = [...islands.keys()]
  const here = places.filter((place) => islands[place] === island)
  const away = places.filter((place) => islands[place] !== island)`

const holdOut: Answers = {
  id: '09-held-out',
  head: `function holdOut(
  islands: readonly string[],
  island: string,
): { train: number[]; test: number[] } {`,
  wrong: [
    `${PLACES}\n  return { train: here, test: away }`,
    `${PLACES}\n  return { train: places, test: here }`,
    `${PLACES}\n  return { train: away, test: places }`,
    `const first = islands.indexOf(island)
  const places = [...islands.keys()]
  return { train: places.filter((place) => place !== first), test: places.filter((place) => place === first) }`,
    `${PLACES}\n  return { train: away.map((place) => place + 1), test: here.map((place) => place + 1) }`,
    `const places = [...islands.keys()]
  const end = Math.round(places.length * 0.8)
  return { train: places.slice(0, end), test: places.slice(end) }`,
  ],
  right: `const held = { train: [] as number[], test: [] as number[] }
  islands.forEach((each, place) => held[each === island ? 'test' : 'train'].push(place))
  return held`,
}

export const realBirds = [meanOfKnown, holdOut]
