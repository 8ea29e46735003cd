import { shapeOfText, withoutColours } from '../../preformatted'
import { clientWords } from '../words'

/** Written text, set as the drawn page sets it: in columns it keeps its lines, else it breaks where the page ends. */
export function textView(text: string, kind: string): HTMLPreElement {
  const pre = document.createElement('pre')
  const gap = document.createElement('span')
  const tail = document.createElement('span')
  // Boxes of their own, so that more text lets the browser set the end anew and not all of it.
  gap.style.display = 'block'
  tail.style.display = 'block'
  const written = { kind, head: 0, held: '', more: 0, start: '', tail, gap }
  texts.set(pre, written)
  write(pre, written, text)
  return pre
}

/** More of the same text. Whoever has scrolled to its end stays at the end. */
export function appendText(place: HTMLElement, text: string): void {
  const pre = place.querySelector('pre')
  const written = pre === null ? undefined : texts.get(pre)
  if (pre === null || written === undefined) return
  const isAtEnd = pre.scrollHeight - pre.scrollTop - pre.clientHeight < 4
  write(pre, written, text)
  if (isAtEnd) pre.scrollTop = pre.scrollHeight
}

/** Enough of a text to see what kind of text it is. */
const GLANCE = 20_000

/** How much of a text is set: its beginning and its end. A page that sets ten megabytes stands still. */
const HEAD = 100_000
const TAIL = 20_000

/** What has been written into an element. */
interface Written {
  readonly kind: string
  /** Says how much lies between the beginning and the end. */
  readonly gap: HTMLElement
  readonly tail: HTMLElement
  /** The first characters, by which the text is shaped. */
  start: string
  /** How many characters of the beginning are set. */
  head: number
  /** How many came after them. */
  more: number
  /** A line's end at the very end is held back until something follows it, so that no empty line stands there. */
  held: string
}

const texts = new WeakMap<HTMLPreElement, Written>()

function write(pre: HTMLPreElement, written: Written, text: string): void {
  const whole = written.held + withoutColours(text)
  const shown = whole.replace(/\n$/, '')
  written.held = whole.slice(shown.length)
  const head = headOf(shown, HEAD - written.head)
  written.head = head.length < shown.length ? HEAD : written.head + head.length
  if (head !== '') pre.append(head)
  if (head.length < shown.length) writeTail(pre, written, shown.slice(head.length))
  shape(pre, written, head)
}

/** As much as there is room for, in whole lines if it is not all. */
function headOf(text: string, room: number): string {
  if (text.length <= room) return text
  const head = text.slice(0, room)
  return head.slice(0, head.lastIndexOf('\n') + 1) || head
}

/** The end of a text that is too long; it begins with a whole line, if it has one. */
function writeTail(pre: HTMLPreElement, written: Written, text: string): void {
  const { gap, tail } = written
  if (gap.parentNode === null) pre.append(gap, tail)
  written.more += text.length
  const last = ((tail.textContent ?? '') + text).slice(-TAIL)
  const shown = written.more <= TAIL ? last : last.slice(last.indexOf('\n') + 1)
  tail.textContent = shown
  const left = written.more - shown.length
  gap.textContent = left === 0 ? '' : clientWords(document.documentElement.lang).notShown(left)
}

function shape(pre: HTMLPreElement, written: Written, text: string): void {
  if (written.start.length < GLANCE) written.start = (written.start + text).slice(0, GLANCE)
  const { isColumns, isScrolled } = shapeOfText(written.start)
  pre.className = isColumns ? written.kind : `${written.kind} wrap`
  if (isScrolled) pre.tabIndex = 0
  else pre.removeAttribute('tabindex')
}
