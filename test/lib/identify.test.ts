import { beforeAll, describe, expect, test } from 'vitest'
import type { BirdValues } from '../../src/lib/bird-values.ts'
import { cleanBirds } from '../../src/lib/clean.ts'
import { type BirdAnswer, type BirdProgram, identify, trainBirdProgram } from '../../src/lib/identify.ts'
import { load } from '../../src/lib/load.ts'
import { splitData } from '../../src/lib/split.ts'
import { installTestHost } from './host.ts'

let program: BirdProgram
const secretary: BirdValues = { weight: 3000, wingspan: 200, feet: 'no', back: 'grey' }
const ask = (values: BirdValues): BirdAnswer => identify(program, values)
const nameOf = (answer: BirdAnswer) => ('species' in answer ? answer.species : answer)

beforeAll(async () => {
  installTestHost()
  program = trainBirdProgram(cleanBirds((await load('birds')).larger))
})

describe('identify', () => {
  test('names the six birds of the table, and is sure of each', async () => {
    for (const bird of (await load('birds')).six) {
      const answer = ask({ ...bird, feet: bird.webbedFeet })
      expect(nameOf(answer)).toBe(bird.species)
      expect('probability' in answer && answer.probability).toBeGreaterThan(0.9)
    }
  })

  test('gives the probability of every species; they add up to 1', () => {
    const answer = ask(secretary)
    if (!('species' in answer)) throw new Error('no species')
    expect(answer.commonName).toBe('secretary bird')
    expect(answer.probabilities[answer.species]).toBe(answer.probability)
    expect(Object.values(answer.probabilities).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12)
  })

  test('takes the same four values typed or as text, with units, capitals and synonyms', () => {
    const same: BirdValues[] = [
      { weight: '3000', wingspan: '200', feet: 'no', back: 'grey' },
      { weight: '3 kg', wingspan: '2 m', feet: false, back: 'Grey ' },
      { weight: '3kg', wingspan: '2000 mm', feet: 'false', back: 'gray' },
      { weight: ' 3000 G ', wingspan: '200CM', feet: 'Not  Webbed', back: 'light grey' },
      { weight: '3e3', wingspan: '200.0', feet: 'N', back: 'GREY' },
      { weight: '３０００', wingspan: '２００ｃｍ', feet: '0', back: 'grey' },
    ]
    for (const values of same) expect(ask(values)).toEqual(ask(secretary))
    expect(nameOf(ask({ weight: '9 lb', wingspan: '4.5 ft', feet: 'webbed', back: 'black' }))).toBe(
      'Gavia immer',
    )
    expect(nameOf(ask({ weight: '145 oz', wingspan: '54 in', feet: true, back: 'black' }))).toBe(
      'Gavia immer',
    )
  })

  test('says which values are missing', () => {
    expect(ask({})).toEqual({
      missing: ['weight', 'wingspan', 'feet', 'back'],
      unreadable: [],
      why: 'missing: weight, wingspan, feet, back',
    })
    expect(ask({ ...secretary, feet: '  ', back: '' })).toMatchObject({ missing: ['feet', 'back'] })
  })

  test.each([
    [{ weight: '3,000' }, 'weight must be a number, with a point and no comma, in g: "3,000"'],
    [{ weight: 'heavy' }, 'weight must be a number, with a point and no comma, in g: "heavy"'],
    [{ weight: Number.NaN }, 'weight must be a number'],
    [{ weight: 0 }, 'weight must be more than 0: 0'],
    [{ weight: '1e999' }, 'weight must be a number of ordinary size: "1e999"'],
    [{ weight: '-3 kg' }, 'weight must be more than 0: "-3 kg"'],
    [{ weight: '3 stone' }, 'weight must be in one of mg, g, kg, oz, lb: "3 stone"'],
    [{ weight: '3 constructor' }, 'weight must be in one of mg, g, kg, oz, lb: "3 constructor"'],
    [{ wingspan: '2 kg' }, 'wingspan must be in one of mm, cm, m, in, ft: "2 kg"'],
    [{ feet: 'perhaps' }, 'feet must be yes or no: "perhaps"'],
    [{ back: 'greyy' }, 'back must be a colour, best one of brown, grey, black, green: "greyy"'],
  ] as [BirdValues, string][])('says that it cannot read %j', (wrong, why) => {
    const answer = ask({ ...secretary, ...wrong })
    expect(answer).toMatchObject({ missing: [], unreadable: Object.keys(wrong) })
    expect('why' in answer && answer.why).toContain(why)
  })

  test('tells missing and unreadable values in one answer', () => {
    expect(ask({ weight: 'x', wingspan: '2 m', feet: 'no' })).toEqual({
      missing: ['back'],
      unreadable: ['weight'],
      why: 'missing: back; weight must be a number, with a point and no comma, in g: "x"',
    })
  })

  test.each([
    [
      'an ostrich',
      { weight: '110 kg', wingspan: '2 m', feet: 'no', back: 'black' },
      /^it is nearest in size to the secretary bird, but its weight of 110000 g is 106000 g above the heaviest of the 62 seen \([\d.]+ g\)$/,
    ],
    [
      'a sparrow',
      { weight: 30, wingspan: 24, feet: 'no', back: 'brown' },
      /Lucifer hummingbird, but its weight of 30 g is 26.3 g above .*; its wingspan of 24 cm is 12.6 cm above the widest/,
    ],
    [
      'a mallard',
      { weight: '1.1 kg', wingspan: 90, feet: 'yes', back: 'brown' },
      /red-tailed hawk, but its wingspan of 90 cm is .* below the narrowest of the 63 seen .*; none of the 63 seen had webbed feet$/,
    ],
    [
      'a hawk with a green back',
      { weight: 1000, wingspan: 125, feet: 'no', back: 'green' },
      /^it has the size of the red-tailed hawk, but its back the colour of the Lucifer hummingbird$/,
    ],
    [
      'a gull',
      { weight: 1000, wingspan: 130, feet: 'yes', back: 'white' },
      /^no bird seen in training had a white back$/,
    ],
  ] as [string, BirdValues, RegExp][])('knows no %s, and says why', (_, values, why) => {
    const answer = ask(values)
    expect(answer).toMatchObject({ none: true })
    expect('why' in answer && answer.why).toMatch(why)
  })

  test('answers on birds that training has not seen: nearly all rightly, and almost never another species', async () => {
    const birds = cleanBirds((await load('birds')).larger)
    const split = splitData(birds, { parts: { train: 0.8, test: 0.2 }, seed: 1, by: (bird) => bird.species })
    const trained = trainBirdProgram(split.train)
    const answers = split.test.map((bird) => nameOf(identify(trained, { ...bird, feet: bird.webbedFeet })))
    const right = answers.filter((answer, i) => answer === split.test[i]?.species).length
    const wrong = answers.filter(
      (answer, i) => typeof answer === 'string' && answer !== split.test[i]?.species,
    )
    expect(right / answers.length).toBeGreaterThanOrEqual(0.95)
    expect(wrong).toEqual([])
  })

  test('works the same after a journey through JSON', () => {
    const travelled = JSON.parse(JSON.stringify(program)) as BirdProgram
    expect(identify(travelled, secretary)).toEqual(ask(secretary))
  })
})

describe('trainBirdProgram', () => {
  test('refuses to learn from nothing', () => {
    expect(() => trainBirdProgram([])).toThrow('birds must not be empty: 0 birds')
  })
})
