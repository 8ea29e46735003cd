/** A number in Markdown that is tied to the program, as `5.02<!-- k0 -->`. */
export interface ProseNumber {
  /** The number as printed, with its sign and per cent sign: `−1,234.5`, `94 %`. */
  readonly text: string
  /** The expression that it states, on one line. */
  readonly expression: string
  /** Where `text` stands in the Markdown: `markdown.slice(start, end) === text`. */
  readonly start: number
  readonly end: number
}

/** A comment that stands right after a digit or a per cent sign, and yet ties no number to the program. */
export interface ProseMistake {
  readonly text: string
  readonly message: string
}

/** Skipped whole, so that nothing in them counts: escapes, code fences, code spans, maths. Then comments. */
const PASSAGES = new RegExp(
  [
    /\\[\s\S]/,
    /^[ \t>]*(?<fence>`{3,}|~{3,})[\s\S]*?(?:^[ \t>]*\k<fence>[`~]*[ \t]*$|(?![\s\S]))/,
    /(?<!`)(?<ticks>`+)(?!`)(?:(?!\n[ \t]*\n)[\s\S])*?(?<!`)\k<ticks>(?!`)/,
    /\$\$[\s\S]+?\$\$/,
    /\$(?=[^\s$])(?:(?!\n[ \t]*\n)[^$])*?(?<![\s\\])\$(?!\d)/,
    /<!--(?<comment>[\s\S]*?)-->/,
  ]
    .map((part) => part.source)
    .join('|'),
  'gm',
)

/** A sign that does not join two words or numbers, digits with or without separators, decimals, per cent. */
const NUMBER =
  /(?<![\w.,'’])(?:(?<![\w)\]])(?<sign>[-+\u2212]))?(?<whole>\d{1,3}(?:[,\u00A0\u202F\u2009]\d{3})+|\d+)(?<decimals>\.\d+)?(?<percent>[ \u00A0\u202F\u2009]?%)?$/

/** The numbers of a Markdown text that state an expression, in their order. */
export function findProseNumbers(markdown: string): ProseNumber[] {
  return tied(markdown).filter((found): found is ProseNumber => 'expression' in found)
}

/** Comments that look like a prose number's and are none, so that no number goes unchecked by a slip of the pen. */
export function findProseMistakes(markdown: string): ProseMistake[] {
  return tied(markdown).filter((found): found is ProseMistake => 'message' in found)
}

function tied(markdown: string): (ProseNumber | ProseMistake)[] {
  const found: (ProseNumber | ProseMistake)[] = []
  for (const match of markdown.matchAll(PASSAGES)) {
    const comment = match.groups?.comment
    const before = markdown.slice(Math.max(0, match.index - 80), match.index)
    if (comment === undefined || !/[\d%]$/.test(before)) continue
    const expression = comment.trim().replace(/\s*\n\s*/g, ' ')
    const number = NUMBER.exec(before)
    const text = number?.[0] ?? before.slice(-20).replace(/^.*\s(?=\S*$)/s, '')
    const message = number === null ? 'is no number that can be tied to the program' : fault(expression)
    if (message !== null) found.push({ text: text + match[0], message: `"${text}${match[0]}" ${message}` })
    else found.push({ text, expression, start: match.index - text.length, end: match.index })
  }
  return found
}

function fault(expression: string): string | null {
  if (expression === '') return 'has an empty expression'
  return expression.includes('--') ? 'has "--" in its expression, which an HTML comment must not hold' : null
}

/**
 * The value written as `text` is: as many decimals, the same kind of minus, plus and thousands separator, per cent sign if
 * there is one. Rounded half away from zero, starting from the shortest decimal that names the value (what printing
 * it shows): 2.675 to two decimals is 2.68.
 */
export function formatLike(text: string, value: number): string {
  const { sign = '', whole = '', decimals = '', percent = '' } = NUMBER.exec(text)?.groups ?? {}
  const rounded = roundHalfAway(Math.abs(value), Math.max(0, decimals.length - 1))
  const isZero = !/[1-9]/.test(rounded)
  const separator = /\D/.exec(whole)?.[0]
  const [units = '', rest] = rounded.split('.')
  const grouped = separator === undefined ? units : units.replace(/\B(?=(\d{3})+$)/g, separator)
  return signFor(sign, value, isZero) + grouped + (rest === undefined ? '' : `.${rest}`) + percent
}

/** Prose that has shown no minus yet gets the typographic one; a plus is kept for what is not below zero. */
function signFor(sign: string, value: number, isZero: boolean): string {
  if (value < 0 && !isZero) return sign === '-' ? '-' : '\u2212'
  return sign === '+' ? '+' : ''
}

/** A finite value of at least 0 with so many decimals; a half goes up. */
function roundHalfAway(value: number, decimals: number): string {
  const [mantissa = '0', power = '0'] = value.toExponential().split('e')
  const digits = mantissa.replace('.', '')
  const shift = Number(power) - (digits.length - 1) + decimals
  const unit = 10n ** BigInt(Math.abs(shift))
  const scaled = shift >= 0 ? BigInt(digits) * unit : (2n * BigInt(digits) + unit) / (2n * unit)
  const text = String(scaled).padStart(decimals + 1, '0')
  return decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`
}

/** The Markdown with each of its prose numbers replaced by the text in the same place; null leaves one as it is. */
export function replaceProseNumbers(markdown: string, texts: readonly (string | null)[]): string {
  let result = ''
  let from = 0
  findProseNumbers(markdown).forEach(({ start, end, text }, i) => {
    result += markdown.slice(from, start) + (texts[i] ?? text)
    from = end
  })
  return result + markdown.slice(from)
}
