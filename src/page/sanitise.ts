// A static import: without the library nothing is built, rather than built unsafely.
import sanitize from 'sanitize-html'
import type { PageWords } from './words.ts'

/** What HTML of a notebook may be made of. No form, no style, no class, nothing that loads or runs. */
const tags = [
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'br', 'hr', 'div', 'span', 'blockquote', 'pre', 'section'],
  ...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'details', 'summary', 'figure', 'figcaption', 'img', 'a'],
  ...['table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
  ...[
    'b',
    'strong',
    'i',
    'em',
    'u',
    's',
    'del',
    'ins',
    'mark',
    'small',
    'sub',
    'sup',
    'code',
    'kbd',
    'samp',
    'var',
  ],
  ...['abbr', 'cite', 'q', 'dfn'],
]

/** Put before every id that content brings along, so that it meets none of the page's own. */
export const CONTENT_ID = 'c-'

export interface SanitiseOptions {
  readonly words: PageWords
  /** A text that content cannot know: ids, classes and links that begin with it are the page's own and lose it. */
  readonly ownMark?: string
  /** The address that a relative link means, e.g. a notebook's page. Without an answer the text of the link stands alone. */
  readonly link?: (target: string) => string | undefined
}

/** HTML that may stand in a page, whatever came in. The result is balanced: every element that it opens it closes. */
export function sanitise(html: string, options: SanitiseOptions): string {
  return sanitize(html, {
    allowedTags: tags,
    allowedAttributes: {
      '*': ['id', 'lang', 'dir', 'title', 'class'],
      a: ['href', 'rel', 'aria-label'],
      img: ['src', 'alt', 'width', 'height'],
      details: ['open'],
      ol: ['start', 'reversed', 'type'],
      li: ['value'],
      th: ['colspan', 'rowspan', 'scope', 'style'],
      td: ['colspan', 'rowspan', 'style'],
      col: ['span'],
      colgroup: ['span'],
    },
    allowedStyles: { '*': { 'text-align': [/^(left|right|center)$/] } },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowedSchemesByTag: { img: ['data'] },
    allowedSchemesAppliedToAttributes: ['href', 'src'],
    allowProtocolRelative: false,
    enforceHtmlBoundary: false,
    nestingLimit: 60,
    transformTags: {
      a: (tagName, attribs) => ({ tagName, attribs: linkAttributes(attribs, options) }),
      img: (tagName, attribs) => picture(tagName, attribs, options.words),
      // The library applies this one after those above.
      '*': (tagName, attribs) => ({ tagName, attribs: ownNames(attribs, options.ownMark) }),
    },
  })
}

type Attributes = Record<string, string>

/** Prefixes the ids of content and drops its classes; what carries the mark is the page's own and stays. */
function ownNames({ id, class: name, ...others }: Attributes, ownMark: string | undefined): Attributes {
  const own = name === undefined ? undefined : withoutMark(name, ownMark)
  return {
    ...others,
    ...(id === undefined ? {} : { id: withoutMark(id, ownMark) ?? CONTENT_ID + id }),
    ...(own === undefined ? {} : { class: own }),
  }
}

function withoutMark(text: string, ownMark: string | undefined): string | undefined {
  return ownMark !== undefined && text.startsWith(ownMark) ? text.slice(ownMark.length) : undefined
}

function linkAttributes(attribs: Attributes, options: SanitiseOptions): Attributes {
  const href = attribs.href
  if (href === undefined) return attribs
  const isAbsolute = /^[a-z][a-z0-9+.-]*:|^\/\//i.test(href.replace(/[\s\p{Cc}]/gu, ''))
  if (isAbsolute) return { ...attribs, rel: 'noopener noreferrer' }
  const { href: _, ...others } = attribs
  const own = href.startsWith('#') ? withoutMark(href.slice(1), options.ownMark) : undefined
  const target = own === undefined ? options.link?.(href) : `#${own}`
  return target === undefined ? others : { ...others, href: target }
}

const PICTURE = /^data:image\/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+$/

/** Pictures that are inside the notebook stay; any other becomes a note, since a page loads nothing from elsewhere. */
function picture(tagName: string, attribs: Attributes, words: PageWords): sanitize.Tag {
  if (PICTURE.test(attribs.src ?? '')) return { tagName, attribs: { ...attribs, alt: attribs.alt ?? '' } }
  return { tagName: 'span', attribs: {}, text: words.pictureElsewhere(attribs.alt ?? '') }
}
