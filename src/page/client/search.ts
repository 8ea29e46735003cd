import type { SearchIndex } from '../search-places'
import { button } from './button'
import { hasPart, loadScript, loadText } from './parts'
import type { Found, Piece, Searcher } from './search/searcher'
import css from './search.css'
import { addStyle } from './style'
import { type ClientWords, clientWords } from './words'

/** More places than these nobody reads through. */
const MOST = 20

/** What the search looks through, and what looks. */
interface Loaded {
  readonly index: SearchIndex
  readonly searcher: Searcher
}

let loading: Promise<Loaded> | undefined

/** The search in the head line, also at the key `/`. Its words are read when it is first opened. */
export function mountSearch(): void {
  const head = document.querySelector('header.top')
  if (head === null || !hasPart('search') || !hasPart('search-index')) return
  addStyle(css)
  const words = clientWords(document.documentElement.lang)
  const dialog = new SearchDialog(words)
  const opener = button('', () => dialog.open())
  opener.className = 'find'
  opener.setAttribute('aria-keyshortcuts', '/')
  const key = document.createElement('kbd')
  key.textContent = '/'
  key.setAttribute('aria-hidden', 'true')
  opener.append(words.search, ' ', key)
  head.querySelector('.gap')?.after(opener)
  document.addEventListener('keydown', (event) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented
    if (event.key !== '/' || !isPlain || isTyping(event.target) || document.querySelector('dialog[open]'))
      return
    event.preventDefault()
    dialog.open()
  })
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable]:not([contenteditable="false"])') !== null
  )
}

function load(): Promise<Loaded> {
  loading ??= read().catch((error) => {
    loading = undefined
    throw error
  })
  return loading
}

async function read(): Promise<Loaded> {
  const [text] = await Promise.all([loadText('search-index'), loadScript('search')])
  const make = window.fledglingSearch
  if (make === undefined) throw new Error('the search did not load')
  const index = JSON.parse(text) as SearchIndex
  return { index, searcher: make(index) }
}

/** A field for words, and below it the places found, as a combobox and its list. */
class SearchDialog {
  readonly #words: ClientWords
  readonly #dialog = document.createElement('dialog')
  readonly #input = document.createElement('input')
  readonly #said = document.createElement('p')
  readonly #list = document.createElement('div')
  #active = -1

  constructor(words: ClientWords) {
    this.#words = words
    this.#dialog.className = 'search'
    this.#dialog.setAttribute('aria-label', words.search)
    this.#dialog.append(this.#ask(), this.#said, this.#list)
    this.#said.className = 'said'
    this.#said.setAttribute('role', 'status')
    this.#list.className = 'results'
    this.#list.id = 'search-results'
    this.#list.setAttribute('role', 'listbox')
    this.#list.setAttribute('aria-label', words.results)
    this.#list.hidden = true
    // A click beside the dialog is one on the dialog's own element, outside of everything in it.
    this.#dialog.addEventListener('click', (event) => {
      const { left, right, top, bottom } = this.#dialog.getBoundingClientRect()
      const { clientX: x, clientY: y } = event
      const isBeside = x < left || x > right || y < top || y > bottom
      if (event.target === this.#dialog && isBeside) this.#dialog.close()
    })
  }

  open(): void {
    if (!this.#dialog.isConnected) document.body.append(this.#dialog)
    this.#dialog.showModal()
    this.#input.select()
    load().then(
      () => this.#find(),
      () => {
        this.#said.textContent = this.#words.searchFailed
      },
    )
  }

  #ask(): HTMLElement {
    const words = this.#words
    const ask = document.createElement('div')
    ask.className = 'field'
    const label = document.createElement('label')
    const isSite = document.documentElement.dataset.parts !== undefined
    label.append(isSite ? words.searchAll : words.searchThis, this.#input)
    const attributes = {
      ...{ type: 'text', role: 'combobox', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false' },
      ...{ 'aria-autocomplete': 'list', 'aria-controls': 'search-results', 'aria-expanded': 'false' },
    }
    for (const [name, value] of Object.entries(attributes)) this.#input.setAttribute(name, value)
    this.#input.addEventListener(
      'input',
      () =>
        void load().then(
          () => this.#find(),
          () => {},
        ),
    )
    this.#input.addEventListener('keydown', (event) => this.#key(event))
    ask.append(
      label,
      button(words.close, () => this.#dialog.close()),
    )
    return ask
  }

  #key(event: KeyboardEvent): void {
    const options = this.#list.children
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }
    const move = moves[event.key]
    if (move !== undefined && options.length > 0) {
      event.preventDefault()
      this.#choose(
        (this.#active + move + options.length + (this.#active < 0 && move < 0 ? 1 : 0)) % options.length,
      )
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      const chosen = options[Math.max(this.#active, 0)]
      if (chosen instanceof HTMLElement) chosen.click()
    }
  }

  #choose(index: number): void {
    this.#active = index
    const options = [...this.#list.children]
    options.forEach((option, i) => {
      option.setAttribute('aria-selected', String(i === index))
      if (i === index) option.scrollIntoView({ block: 'nearest' })
    })
    const chosen = options[index]
    if (chosen === undefined) this.#input.removeAttribute('aria-activedescendant')
    else this.#input.setAttribute('aria-activedescendant', chosen.id)
  }

  async #find(): Promise<void> {
    const { index, searcher } = await load()
    const query = this.#input.value.trim()
    const found = query === '' ? [] : searcher.find(query, MOST)
    this.#list.replaceChildren(...found.map((each, i) => this.#option(each, i, index)))
    this.#list.hidden = found.length === 0
    this.#input.setAttribute('aria-expanded', String(found.length > 0))
    this.#choose(-1)
    this.#said.textContent = query === '' ? this.#words.searchHint : this.#words.found(found.length)
  }

  #option({ place, title, excerpt }: Found, i: number, { lessons }: SearchIndex): HTMLElement {
    const lesson = lessons[place.lesson]
    const option = document.createElement('a')
    option.className = 'result'
    option.id = `search-result-${i}`
    option.tabIndex = -1
    option.setAttribute('role', 'option')
    const own = document.documentElement.dataset.lesson
    const isHere =
      own === undefined ? document.documentElement.dataset.parts === undefined : own === lesson?.stem
    option.href = `${isHere ? '' : `${lesson?.stem}.html`}#${place.id}`
    const heading = document.createElement('b')
    heading.append(...title.map(marked))
    option.append(
      heading,
      line('where', [{ text: nameOf(lesson), isFound: false }]),
      line('excerpt', excerpt),
    )
    option.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      this.#dialog.close()
      if (isHere) focusOn(place.id)
    })
    return option
  }
}

function nameOf(lesson: SearchIndex['lessons'][number] | undefined): string {
  if (lesson === undefined) return ''
  return lesson.number === undefined ? lesson.title : `${lesson.number} · ${lesson.title}`
}

function line(name: string, pieces: readonly Piece[]): HTMLElement {
  const element = document.createElement('span')
  element.className = name
  element.append(...pieces.map(marked))
  return element
}

function marked({ text, isFound }: Piece): Node {
  if (!isFound) return document.createTextNode(text)
  const mark = document.createElement('mark')
  mark.textContent = text
  return mark
}

/** The next Tab goes on from the heading, and a voice reads it. */
function focusOn(id: string): void {
  const heading = document.getElementById(id)
  if (heading === null) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
}
