import type { BirdProgram } from '../../../lib/identify'
import type { ControlBird } from '../../../notebook/control'
import type { LiveLesson } from '../live/types'
import { verdictOfProgram } from './bird-model'
import { LastAsked } from './last-asked'
import { type Answer, askLesson } from './verdict'

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
 * is trained at the first question.
 */
export class BirdAnswers {
  readonly #lesson: LiveLesson
  readonly #own: string | undefined
  readonly #asked: LastAsked<ControlBird, Answer>
  #program: Promise<BirdProgram> | undefined

  constructor(lesson: LiveLesson, own: string | undefined, answered: (answer: Answer | undefined) => void) {
    this.#lesson = lesson
    this.#own = own
    this.#asked = new LastAsked((bird) => this.#answer(bird), answered)
  }

  ask(bird: ControlBird): void {
    this.#asked.ask(bird)
  }

  async #answer(bird: ControlBird): Promise<Answer> {
    const { weight, wingspan, webbedFeet, back } = bird
    const own = await askLesson(this.#lesson, this.#own, { weight, wingspan, webbedFeet, back })
    if (own !== undefined) return { by: 'lesson', verdict: own }
    this.#program ??= this.#lesson.evaluate(TRAIN_PROGRAM) as Promise<BirdProgram>
    this.#program.catch(() => {
      this.#program = undefined
    })
    return { by: 'library', verdict: verdictOfProgram(await this.#program, bird) }
  }
}
