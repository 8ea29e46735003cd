import { shapeOfText, withoutColours } from '../../preformatted'

/** Written text, set as the drawn page sets it: in columns it keeps its lines, else it breaks where the page ends. */
export function textView(text: string, kind: string): HTMLPreElement {
  const pre = document.createElement('pre')
  pre.dataset.kind = kind
  write(pre, text)
  return pre
}

/** More of the same text. Whoever has scrolled to its end stays at the end. */
export function appendText(place: HTMLElement, text: string): void {
  const pre = place.querySelector('pre')
  if (pre === null) return
  const isAtEnd = pre.scrollHeight - pre.scrollTop - pre.clientHeight < 4
  write(pre, text)
  if (isAtEnd) pre.scrollTop = pre.scrollHeight
}

/** Enough of a text to see what kind of text it is. */
const GLANCE = 20_000

/** A line's end at the very end is held back until something follows it, so that no empty line stands there. */
function write(pre: HTMLPreElement, text: string): void {
  const whole = (pre.dataset.held ?? '') + withoutColours(text)
  const shown = whole.replace(/\n$/, '')
  pre.append(shown)
  pre.dataset.held = whole.slice(shown.length)
  const { isColumns, isScrolled } = shapeOfText((pre.textContent ?? '').slice(0, GLANCE))
  const kind = pre.dataset.kind ?? ''
  pre.className = isColumns ? kind : `${kind} wrap`
  if (isScrolled) pre.tabIndex = 0
  else pre.removeAttribute('tabindex')
}
