/**
 * Asks one question after the other. Of questions that come while one is out, only the last one is asked: a hand that
 * moves has more of them than anybody answers.
 */
export class LastAsked<Question extends object, Answer> {
  readonly #find: (question: Question) => Promise<Answer>
  readonly #answered: (answer: Answer | undefined) => void
  #waiting: Question | undefined
  #isAsking = false

  /** @param answered gets undefined where the question could not be answered */
  constructor(find: (question: Question) => Promise<Answer>, answered: (answer: Answer | undefined) => void) {
    this.#find = find
    this.#answered = answered
  }

  ask(question: Question): void {
    this.#waiting = question
    if (!this.#isAsking) void this.#askAll()
  }

  async #askAll(): Promise<void> {
    this.#isAsking = true
    while (this.#waiting !== undefined) {
      const question = this.#waiting
      this.#waiting = undefined
      const answer = await this.#find(question).catch(() => undefined)
      if (this.#waiting === undefined || answer !== undefined) this.#answered(answer)
    }
    this.#isAsking = false
  }
}
