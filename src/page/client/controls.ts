import { readControl } from '../../notebook/control'
import { addressed } from './controls/address'
import { birdControl } from './controls/bird'
import { drawingControl } from './controls/drawing'
import { lineControl } from './controls/line'
import css from './controls.css'
import type { LiveCell, LiveLesson } from './live/types'
import { addStyle } from './style'
import { type ClientWords, clientWords } from './words'

/** What an address can bring back. */
interface Restorable {
  restore(fields: ReadonlyMap<string, string>): void
}

/** Puts a control beside each cell that names one, and takes the state that the page's address may hold. */
export function mountControls(lesson: LiveLesson): void {
  const words = clientWords(document.documentElement.lang).controls
  const controls = new Map<string, Restorable>()
  for (const cell of lesson.cells) {
    const control = mount(lesson, cell, words)
    if (control !== undefined) controls.set(cell.id, control)
  }
  if (controls.size === 0) return
  addStyle(css)
  const restore = () => {
    const state = addressed(location.hash)
    if (state !== undefined) controls.get(state.cell)?.restore(state.fields)
  }
  addEventListener('hashchange', restore)
  // After the reader's own text has been brought back, which happens while the page starts: the address is asked for now.
  setTimeout(restore)
}

function mount(lesson: LiveLesson, cell: LiveCell, words: ClientWords['controls']): Restorable | undefined {
  const text = cell.element.dataset.control
  const control = text === undefined ? undefined : readControl(JSON.parse(text))
  if (control?.kind === 'line') return lineControl(lesson, cell, control, words)
  if (control?.kind === 'drawing') return drawingControl(lesson, cell, control, words)
  return control?.kind === 'bird' ? birdControl(lesson, cell, control, words) : undefined
}
