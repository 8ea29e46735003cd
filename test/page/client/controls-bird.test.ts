import { describe, expect, it, vi } from 'vitest'
import { type BackColour, type Bird, species } from '../../../src/lib/birds'
import { bar } from '../../../src/lib/charts/bar'
import { identify, trainBirdProgram } from '../../../src/lib/identify'
import { BirdAnswers } from '../../../src/page/client/controls/bird-answers'
import { slidFrom, slidTo, typedSize, verdictOfProgram } from '../../../src/page/client/controls/bird-model'
import { type Answer, verdictOfChart, verdictOfLesson } from '../../../src/page/client/controls/verdict'
import { sentence } from '../../../src/page/client/controls/verdict-picture'
import { clientWords } from '../../../src/page/client/words'
import { LessonDouble } from './live-double'

// The six birds of the course's table, and each of them a tenth larger.
const six: Bird[] = (
  [
    [1000.1, 125, false, 'brown', 0],
    [3000.7, 200, false, 'grey', 1],
    [3300, 220.3, false, 'grey', 1],
    [4100, 136, true, 'black', 2],
    [3, 11, false, 'green', 3],
    [570, 75, false, 'black', 4],
  ] as [number, number, boolean, BackColour, number][]
).map(([weight, wingspan, webbedFeet, back, name]) => ({
  ...{ weight, wingspan, webbedFeet, back, species: species[name]! },
}))
const larger = six.map((bird) => ({ ...bird, weight: bird.weight * 1.1, wingspan: bird.wingspan * 1.1 }))
const program = trainBirdProgram([...six, ...larger])
const loon = { weight: 4200, wingspan: 140, webbedFeet: true, back: 'black' }
const words = clientWords('en').controls

describe('the sliders', () => {
  it('go so many times as far with every step', () => {
    expect(slidTo(1)).toBe(0)
    expect(slidTo(1000)).toBe(300)
    expect(slidFrom(300)).toBe(1000)
  })

  it('never stay where they are when a key is pressed', () => {
    for (let place = 0; place < 430; place++) expect(slidTo(slidFrom(place))).toBe(place)
  })
})

describe('typedSize(size, text)', () => {
  it.each([
    ['weight', '3000', 3000],
    ['weight', '3 kg', 3000],
    ['wingspan', '1.25 m', 125],
  ] as const)('%s: %s is %d', (size, text, value) => {
    expect(typedSize(size, text)).toEqual({ value })
  })

  it.each(['heavy', '', '-3', '3,000'])('says what is wrong with %j', (text) => {
    expect(typedSize('weight', text)).toEqual({ problem: expect.stringContaining('weight') })
  })
})

describe('the verdict', () => {
  it('of the program is what identify() says', () => {
    const answer = identify(program, { ...loon, feet: true })
    const { named, names } = verdictOfProgram(program, loon)
    expect('species' in answer && answer.commonName).toBe(named?.name)
    expect('species' in answer && answer.probability).toBe(named?.probability)
    expect(names.reduce((sum, each) => sum + each.probability, 0)).toBeCloseTo(1, 9)
  })

  it('of the program says of a stranger that it knows none, and why', () => {
    const verdict = verdictOfProgram(program, { ...loon, weight: 110_000 })
    expect(verdict.named).toBeUndefined()
    expect(sentence(verdict, words)).toMatch(/^None I know: .*weight of 110000 g/)
  })

  it('of a lesson puts its names in the order of the table', () => {
    const said = [
      { name: 'Gavia immer', probability: 0.75 },
      { name: 'Buteo jamaicensis', probability: 0.25 },
    ]
    const verdict = verdictOfLesson(said)!
    expect(verdict.names.map(({ name }) => name)).toEqual(['red-tailed hawk', 'common loon'])
    expect(sentence(verdict, words)).toBe('Common loon, with a probability of 0.750.')
  })

  it.each([null, 3, [], [{ name: 'a' }], [{ name: 1, probability: 1 }]])(
    'of a lesson is none: %j',
    (said) => {
      expect(verdictOfLesson(said)).toBeUndefined()
    },
  )

  it('of the published chart is what its bars show', () => {
    const bars = ['common loon', 'red-tailed hawk'].map((name, i) => ({ name, value: [0.9, 0.1][i]! }))
    const verdict = verdictOfChart(bar(bars, { x: 'probability', y: '', alt: 'two names' }))
    expect(verdict?.named).toEqual({ name: 'common loon', probability: 0.9 })
    expect(verdict?.names[0]).toEqual({ name: 'red-tailed hawk', probability: 0.1 })
  })
})

describe('BirdAnswers', () => {
  const hawk = [{ name: 'Buteo jamaicensis', probability: 1 }]

  /** A lesson whose worker answers the questions about its own function with this value. */
  function asked(own: unknown) {
    const lesson = new LessonDouble('v1', {})
    const evaluate = vi.fn(
      async (source: string): Promise<unknown> => (/trainBirdProgram/.test(source) ? program : own),
    )
    lesson.evaluate = evaluate as never
    const answers: (Answer | undefined)[] = []
    return {
      lesson,
      evaluate,
      answers,
      ask: new BirdAnswers(lesson, 'ask', (answer) => answers.push(answer)),
    }
  }

  it('takes the lesson own function where there is one', async () => {
    const { ask, answers, evaluate } = asked(hawk)
    ask.ask(loon)
    await vi.waitFor(() => expect(answers).toHaveLength(1))
    expect(answers[0]?.by).toBe('lesson')
    expect(evaluate).toHaveBeenCalledOnce()
  })

  it('else trains the program of the library, once', async () => {
    const { ask, answers, evaluate } = asked(null)
    ask.ask(loon)
    await vi.waitFor(() => expect(answers).toHaveLength(1))
    ask.ask({ ...loon, back: 'grey' })
    await vi.waitFor(() => expect(answers).toHaveLength(2))
    expect(answers.map((answer) => answer?.by)).toEqual(['library', 'library'])
    expect(evaluate.mock.calls.filter(([source]) => /trainBirdProgram/.test(source))).toHaveLength(1)
  })

  it('asks of many questions the first and the last', async () => {
    const { ask, answers, evaluate } = asked(hawk)
    for (let weight = 1; weight <= 50; weight++) ask.ask({ ...loon, weight })
    await vi.waitFor(() => expect(answers).toHaveLength(2))
    expect(evaluate.mock.calls.map(([source]) => /weight: (\d+)/.exec(source)?.[1])).toEqual(['1', '50'])
  })

  it('says nothing where nothing can answer, and tries again later', async () => {
    const { ask, answers, evaluate } = asked(null)
    evaluate.mockRejectedValue(new Error('no data'))
    ask.ask(loon)
    await vi.waitFor(() => expect(answers).toEqual([undefined]))
    evaluate.mockImplementation(async (source) => (/train/.test(source) ? program : null))
    ask.ask(loon)
    await vi.waitFor(() => expect(answers[1]?.by).toBe('library'))
  })
})
