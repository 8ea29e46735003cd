import { button } from '../button'
import { dialogOf } from '../dialog'
import type { ClientWords } from '../words'
import type { Keeper } from './keeper'
import type { LessonWork } from './lesson-work'
import type { MenuItem } from './menu'
import { LEARNER, type ProgressStore } from './store'

/**
 * The menu's entry for a new learner. It asks before everything is cleared, and first offers to save it.
 * @param page the lesson of this page, where it has one
 */
export function newLearnerItem(
  words: ClientWords,
  store: ProgressStore,
  page?: { readonly stem: string; readonly work: LessonWork; readonly keeper: Keeper },
): MenuItem {
  const download = page === undefined ? undefined : () => void page.work.download()
  const ask = () => {
    // Or it would be stored again when the page is left.
    page?.keeper.flush()
    const stems = store.stems().filter((other) => other !== page?.stem)
    const others = stems.map((other) => store.read(other)?.title || other)
    const clear = () => {
      page?.keeper.end()
      store.removeAll(String(Date.now()))
      reload()
    }
    const dialog = questionOf(words, others, download, clear)
    document.body.append(dialog)
    dialog.showModal()
  }
  return { text: words.newLearner, note: words.newLearnerNote, act: ask }
}

/**
 * Lets this page begin anew when another tab has cleared the way for a new learner.
 * @param end ends the keeping of this page's work, which would be stored when the page is left
 */
export function watchForNewLearner(end: () => void = () => {}): void {
  addEventListener('storage', ({ key }) => {
    if (key !== LEARNER) return
    end()
    reload()
  })
}

/** The page as it is published, its variables included; what an address says of its controls is forgotten too. */
function reload(): void {
  try {
    history.replaceState(null, '', location.pathname)
  } catch {
    // Some browsers forbid it for pages from files.
  }
  location.reload()
}

function questionOf(
  words: ClientWords,
  others: readonly string[],
  download: (() => void) | undefined,
  clear: () => void,
): HTMLDialogElement {
  const text = document.createElement('p')
  text.textContent = words.newLearnerAsks
  const buttons = document.createElement('div')
  buttons.className = 'work-choices'
  const close = () => dialog.close()
  buttons.append(
    ...(download === undefined ? [] : [button(words.downloadNotebook, download)]),
    button(words.clearAll, () => {
      close()
      clear()
    }),
    button(words.cancel, close),
  )
  const dialog = dialogOf('new-learner', words.newLearner, text, ...elsewhere(words, others), buttons)
  dialog.addEventListener('close', () => dialog.remove())
  return dialog
}

function elsewhere(words: ClientWords, titles: readonly string[]): HTMLElement[] {
  if (titles.length === 0) return []
  const line = document.createElement('p')
  line.textContent = words.workElsewhere
  const list = document.createElement('ul')
  for (const title of titles) {
    const item = document.createElement('li')
    item.textContent = title
    list.append(item)
  }
  return [line, list]
}
