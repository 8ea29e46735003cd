import type { Language } from '../../../lib/host'
import { button } from '../button'
import { hasPart, loadBytes, loadText } from '../parts'
import { Runner } from '../runner'
import { addStyle } from '../style'
import { type ClientWords, clientWords } from '../words'
import { Lesson } from './lesson'
import css from './live.css'
import type { LiveLesson } from './types'

/** Makes the code cells of the page live. Undefined on a page without a lesson, or where the browser cannot run it. */
export function openLesson(): LiveLesson | undefined {
  const root = document.documentElement
  const elements = [...document.querySelectorAll<HTMLElement>('main div.cell[data-cell]')]
  if (elements.length === 0) return undefined
  const words = clientWords(root.lang)
  if (typeof Worker === 'undefined' || typeof DecompressionStream === 'undefined') {
    root.classList.add('not-live')
    const live = document.querySelector('.computed .live-only')
    if (live !== null) live.textContent = words.cannotRun
    return undefined
  }
  addStyle(css)
  const { lesson: stem = stemOf(location.pathname), version = '' } = root.dataset
  const runner = new Runner({
    language: root.lang as Language,
    words,
    parts: { hasPart, loadText, loadBytes },
    onLost: () => lesson.lost(),
  })
  const lesson: Lesson = new Lesson({ stem, version, elements, words, runner })
  warmWhenIdle(runner)
  document.querySelector('.computed')?.append(runAllButton(lesson, words))
  return lesson
}

/** The worker is there before the first run asks for it, and starts after what the reader sees is done. */
function warmWhenIdle(runner: Runner): void {
  const warm = () => runner.warm()
  if (typeof requestIdleCallback === 'function') requestIdleCallback(warm, { timeout: 3000 })
  else setTimeout(warm, 1000)
}

/** The lesson as a whole is run from its head, where the reader is told that it can be. */
function runAllButton(lesson: Lesson, words: ClientWords): HTMLButtonElement {
  const made = button(words.runAll, () => {
    if (lesson.isBusy) lesson.stop()
    else void lesson.runAll()
  })
  made.className = 'run-all'
  lesson.on('changed', () => {
    made.textContent = lesson.isBusy ? words.stop : words.runAll
  })
  return made
}

function stemOf(path: string): string {
  return decodeURIComponent(/([^/]*?)(?:\.html)?$/.exec(path)?.[1] ?? '')
}
