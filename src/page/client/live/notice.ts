import { button } from '../button'

/** A sentence below a cell that is no output of it, with buttons for what can be done about it. */
export class Notice {
  readonly element = document.createElement('div')

  constructor() {
    this.element.className = 'notice'
    this.element.hidden = true
  }

  say(text: string, actions: readonly { readonly label: string; act(): void }[]): void {
    const sentence = document.createElement('p')
    sentence.textContent = text
    const buttons = actions.map(({ label, act }) => button(label, act))
    this.element.replaceChildren(sentence, ...buttons)
    this.element.hidden = false
  }

  clear(): void {
    this.element.hidden = true
    this.element.replaceChildren()
  }
}
