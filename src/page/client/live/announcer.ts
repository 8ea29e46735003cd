import type { ClientWords } from '../words'

/** The id of the sentence that says how an editor is left; every editor is described by it. */
export const HELP_ID = 'editor-help'

/** Says for those who do not see the page what has happened in it, and holds what its editors are described by. */
export class Announcer {
  readonly #region = document.createElement('div')

  constructor(words: ClientWords) {
    const help = document.createElement('div')
    help.id = HELP_ID
    help.hidden = true
    help.textContent = words.editorHelp
    this.#region.className = 'unseen'
    this.#region.setAttribute('role', 'status')
    document.body.append(help, this.#region)
  }

  say(text: string): void {
    announce(this.#region, text)
  }
}

/** Lets a live region be read. The same words twice in a row would not be read the second time. */
export function announce(region: HTMLElement, text: string): void {
  region.textContent = region.textContent === text ? `${text}\u00a0` : text
}
