import DOMPurify from 'dompurify'
import type { ClientWords } from '../words'

/** Elements that outputs may be made of; as in page/sanitise.ts, nothing that loads, runs, styles or asks. */
const ALLOWED_TAGS = [
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'br', 'hr', 'div', 'span', 'blockquote', 'pre', 'section'],
  ...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'details', 'summary', 'figure', 'figcaption'],
  ...['table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
  ...['b', 'strong', 'i', 'em', 'u', 's', 'del', 'ins', 'mark', 'small', 'sub', 'sup', 'code', 'kbd', 'samp'],
  ...['var', 'abbr', 'cite', 'q', 'dfn'],
]
const ALLOWED_ATTR = [
  'lang',
  'dir',
  'title',
  'colspan',
  'rowspan',
  'scope',
  'span',
  'open',
  'start',
  'reversed',
]

/**
 * HTML of the reader's code, made harmless; tables stand in boxes that scroll. Whether numbers stand flush right is the
 * only style that is kept.
 */
export function safeHtml(html: string, words: ClientWords): HTMLElement {
  const fragment = DOMPurify.sanitize(html, {
    ALLOWED_TAGS,
    ALLOWED_ATTR: [...ALLOWED_ATTR, 'style'],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  })
  for (const element of fragment.querySelectorAll<HTMLElement>('[style]')) {
    const align = element.style.textAlign
    element.removeAttribute('style')
    if (/^(left|right|center)$/.test(align)) element.style.textAlign = align
  }
  for (const table of fragment.querySelectorAll('table')) {
    const box = document.createElement('div')
    box.className = 'wide'
    box.setAttribute('role', 'group')
    box.setAttribute('aria-label', words.table)
    box.tabIndex = 0
    table.replaceWith(box)
    box.append(table)
  }
  const [only, ...others] = fragment.children
  if (only instanceof HTMLElement && others.length === 0 && fragment.textContent === only.textContent)
    return only
  const group = document.createElement('div')
  group.append(fragment)
  return group
}
