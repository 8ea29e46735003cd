import { button } from '../button'

/** A word of the reader's that the bar offers. */
export interface Choice {
  readonly text: string
  act(): void
}

/** One line at the foot of the window that says what has happened and offers to undo it. Screen readers hear it. */
export class Bar {
  readonly element = document.createElement('div')

  constructor() {
    this.element.className = 'work-bar'
    this.element.setAttribute('role', 'status')
  }

  /** Says something in place of what stood there. Every choice closes the bar. */
  say(message: string | Node, choices: readonly Choice[]): void {
    const text = document.createElement('div')
    text.append(message)
    const buttons = document.createElement('div')
    buttons.className = 'work-choices'
    buttons.append(...choices.map((choice) => this.#button(choice)))
    this.element.replaceChildren(text, buttons)
    document.documentElement.classList.add('has-work-bar')
  }

  close(): void {
    this.element.replaceChildren()
    document.documentElement.classList.remove('has-work-bar')
  }

  #button({ text, act }: Choice): HTMLButtonElement {
    return button(text, () => {
      this.close()
      act()
    })
  }
}
