import { shapeOfText, withoutColours } from '../../preformatted'

/** Written text, set as the drawn page sets it: in columns it keeps its lines, else it breaks where the page ends. */
export function textView(text: string, kind: string): HTMLPreElement {
  const pre = document.createElement('pre')
  pre.textContent = withoutColours(text)
  setShape(pre, kind)
  return pre
}

/** More of the same text. Whoever has scrolled to its end stays at the end. */
export function appendText(place: HTMLElement, text: string): void {
  const pre = place.querySelector('pre')
  if (pre === null) return
  const isAtEnd = pre.scrollHeight - pre.scrollTop - pre.clientHeight < 4
  pre.append(withoutColours(text))
  setShape(pre, pre.dataset.kind ?? '')
  if (isAtEnd) pre.scrollTop = pre.scrollHeight
}

/** Enough of a text to see what kind of text it is. */
const GLANCE = 20_000

function setShape(pre: HTMLPreElement, kind: string): void {
  const { isColumns, isScrolled } = shapeOfText((pre.textContent ?? '').slice(0, GLANCE))
  pre.dataset.kind = kind
  pre.className = isColumns ? kind : `${kind} wrap`
  if (isScrolled) pre.tabIndex = 0
  else pre.removeAttribute('tabindex')
}
