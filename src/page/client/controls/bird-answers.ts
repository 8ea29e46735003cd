import type { BirdProgram } from '../../../lib/identify'
import { plainText } from '../../../notebook/constant'
import type { ControlBird } from '../../../notebook/control'
import type { LiveLesson } from '../live/types'
import { type Verdict, verdictOfLesson, verdictOfProgram } from './bird-model'

/** Who has answered: the lesson's model when the page was made, the one that the cells have trained, or the library's. */
export interface Answer {
  readonly by: 'published' | 'lesson' | 'library'
  readonly verdict: Verdict
}

/** Trains the library's bird program on the training birds of the lessons. Nothing of it stays in the worker. */
const TRAIN_PROGRAM = `await (async () => {
  const { cleanBirds, load, splitData, trainBirdProgram } = await import('fledgling')
  const { larger } = await load('birds')
  const { train } = splitData(cleanBirds(larger), {
    parts: { train: 0.6, validation: 0.2, test: 0.2 }, seed: 1, by: (bird) => bird.species,
  })
  return trainBirdProgram(train)
})()`

/**
 * Asks the worker for the name of a bird: the lesson's own function where its cell was run, else the bird program, which
 * is trained at the first question. Of questions that come while one is out, only the last one is asked.
 */
export class BirdAnswers {
  readonly #lesson: LiveLesson
  readonly #own: string | undefined
  readonly #answered: (answer: Answer | undefined) => void
  #program: Promise<BirdProgram> | undefined
  #waiting: ControlBird | undefined
  #isAsking = false

  constructor(lesson: LiveLesson, own: string | undefined, answered: (answer: Answer | undefined) => void) {
    this.#lesson = lesson
    this.#own = own
    this.#answered = answered
  }

  ask(bird: ControlBird): void {
    this.#waiting = bird
    if (!this.#isAsking) void this.#askAll()
  }

  async #askAll(): Promise<void> {
    this.#isAsking = true
    while (this.#waiting !== undefined) {
      const bird = this.#waiting
      this.#waiting = undefined
      const answer = await this.#answer(bird).catch(() => undefined)
      if (this.#waiting === undefined || answer !== undefined) this.#answered(answer)
    }
    this.#isAsking = false
  }

  async #answer(bird: ControlBird): Promise<Answer> {
    const own = await this.#ownVerdict(bird)
    if (own !== undefined) return { by: 'lesson', verdict: own }
    this.#program ??= this.#lesson.evaluate(TRAIN_PROGRAM) as Promise<BirdProgram>
    this.#program.catch(() => {
      this.#program = undefined
    })
    return { by: 'library', verdict: verdictOfProgram(await this.#program, bird) }
  }

  async #ownVerdict(bird: ControlBird): Promise<Verdict | undefined> {
    if (this.#own === undefined) return undefined
    const { weight, wingspan, webbedFeet, back } = bird
    const values = plainText({ weight, wingspan, webbedFeet, back })
    const call = `typeof ${this.#own} === 'function' ? ${this.#own}(${values}) : null`
    return verdictOfLesson(await this.#lesson.evaluate(call).catch(() => null))
  }
}
