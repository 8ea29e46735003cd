/** Makes radio buttons of a question's choices; each says its explanation when it is chosen. See page/quiz.ts for the markup. */
export function liveQuiz(quiz: HTMLElement, number: number): void {
  const question = quiz.querySelector<HTMLElement>('.question')
  if (question === null) return
  question.id = `question-${number}`
  const group = document.createElement('fieldset')
  group.className = 'choices'
  group.setAttribute('aria-labelledby', question.id)
  const whys: HTMLElement[] = []
  quiz.querySelectorAll<HTMLDetailsElement>('details.choice').forEach((choice, index) => {
    const why = choice.querySelector<HTMLElement>('.why')
    const place = document.createElement('div')
    place.setAttribute('role', 'status')
    whys.push(place)
    group.append(
      radio(choice, `${question.id}-${index}`, question.id, () => {
        for (const other of whys) other.replaceChildren()
        if (why !== null) place.append(why)
      }),
      place,
    )
  })
  quiz.querySelector('ul.choices')?.replaceWith(group)
}

function radio(choice: HTMLElement, id: string, name: string, choose: () => void): HTMLElement {
  const label = document.createElement('label')
  const input = document.createElement('input')
  Object.assign(input, { type: 'radio', id, name })
  input.addEventListener('change', choose)
  const text = document.createElement('span')
  text.append(...(choice.querySelector('summary')?.childNodes ?? []))
  label.append(input, text)
  return label
}
