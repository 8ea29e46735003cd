import { button } from './button'
import { onRestored } from './progress/done'
import { clientWords } from './words'

/** A question of the page whose choices are radio buttons. */
interface Question {
  /** The id of its cell. */
  readonly id: string
  /** Shows a choice as made, or none. */
  restore(choice: number | undefined): void
}

const questions: Question[] = []

/**
 * Makes radio buttons of a question's choices; each says its explanation when it is chosen, and the right one offers
 * those of the others. See page/quiz.ts for the markup. Tells the document `quiz-answered`.
 */
export function liveQuiz(quiz: HTMLElement, number: number): void {
  const asked = quiz.querySelector<HTMLElement>('.question')
  const list = quiz.querySelector('ul.choices')
  if (asked === null || list === null) return
  asked.id = `question-${number}`
  const group = document.createElement('fieldset')
  group.className = 'choices'
  group.setAttribute('aria-labelledby', asked.id)
  const choices = [...quiz.querySelectorAll<HTMLDetailsElement>('details.choice')].map(
    (details, index) => new Choice(details, `${asked.id}-${index}`, asked.id),
  )
  const others = button(clientWords(document.documentElement.lang).otherChoices, () => {
    others.hidden = true
    for (const choice of choices) choice.explain()
    choices.find(({ input }) => input.checked)?.input.focus()
  })
  others.hidden = true
  for (const choice of choices) group.append(...choice.elements)
  group.append(others)
  list.replaceWith(group)

  const id = quiz.closest<HTMLElement>('[data-cell]')?.dataset.cell ?? ''
  const show = (chosen: Choice | undefined, isRead = true) => {
    for (const choice of choices) choice.hush(isRead)
    chosen?.explain()
    others.hidden = chosen?.isRight !== true
  }
  choices.forEach((choice, index) => {
    choice.input.addEventListener('change', () => {
      show(choice)
      const detail = { quiz: id, choice: index, right: choice.isRight }
      document.dispatchEvent(new CustomEvent('quiz-answered', { detail }))
    })
  })
  remember({
    id,
    restore(index) {
      const chosen = index === undefined ? undefined : choices[index]
      for (const choice of choices) choice.input.checked = choice === chosen
      show(chosen, false)
    },
  })
}

function remember(question: Question): void {
  if (questions.length === 0) {
    onRestored(({ answers }) => {
      for (const each of questions) each.restore(answers.get(each.id))
    })
  }
  questions.push(question)
}

class Choice {
  readonly input = document.createElement('input')
  readonly isRight: boolean
  readonly elements: readonly HTMLElement[]
  readonly #why: HTMLElement | null
  readonly #place = document.createElement('div')

  constructor(details: HTMLDetailsElement, id: string, name: string) {
    this.isRight = details.dataset.right !== undefined
    this.#why = details.querySelector<HTMLElement>('.why')
    Object.assign(this.input, { type: 'radio', id, name })
    const text = document.createElement('span')
    text.append(...(details.querySelector('summary')?.childNodes ?? []))
    const label = document.createElement('label')
    label.append(this.input, text)
    this.#place.setAttribute('role', 'status')
    this.elements = [label, this.#place]
  }

  explain(): void {
    if (this.#why !== null) this.#place.append(this.#why)
  }

  /** Takes the explanation away. What comes next is read aloud only if the reader has asked for it. */
  hush(isNextRead: boolean): void {
    this.#place.replaceChildren()
    this.#place.ariaLive = isNextRead ? 'polite' : 'off'
  }
}
