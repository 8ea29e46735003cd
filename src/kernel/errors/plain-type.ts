/** Types in words, one table per language. */
const tables = {
  en: {
    number: 'a number',
    string: 'a text (string)',
    boolean: 'true or false (boolean)',
    true: 'true',
    false: 'false',
    undefined: 'nothing (undefined)',
    null: 'null',
    void: 'nothing (a function without return)',
    bigint: 'a BigInt such as 1n',
    theText: (text: string) => `the text ${text}`,
    theNumber: (number: string) => `the number ${number}`,
    oneOf: (values: string) => `one of ${values}`,
    or: ' or ',
    promise: 'a promise',
    tensor: 'a tensor',
    function: 'a function',
    list: 'a list',
    listOf: (what: string) => `a list of ${what}`,
    numbers: 'numbers',
    texts: 'texts',
    objects: 'objects',
    object: 'an object',
    objectWith: (names: string) => `an object with ${names}`,
    dataSet: 'the name of a data set',
    boxed: (name: string) => `a ${name} with a capital letter (write ${name.toLowerCase()})`,
    class: (name: string) => `the class ${name}`,
    named: (name: string) => `a value of type ${name}`,
  },
}

const words = tables.en

/** A type, as the compiler writes it, in words: `string[]` is a list of texts. */
export function plainType(type: string): string {
  const bare = type.replace(/^readonly /, '').trim()
  const simple = (words as Record<string, unknown>)[bare]
  if (
    typeof simple === 'string' &&
    /^(?:number|string|boolean|true|false|undefined|null|void|bigint)$/.test(bare)
  )
    return simple
  const parts = partsOf(bare, '|')
  if (parts.length > 1) return plainUnion(parts)
  if (/^["'`]/.test(bare)) return words.theText(bare)
  if (/^-?[\d.]+n?$/.test(bare)) return words.theNumber(bare)
  if (/^Promise</.test(bare)) return words.promise
  if (/^Iterable</.test(bare)) return words.list
  if (/^(?:Int|Uint|Float)\d+(?:Clamped)?Array$/.test(bare)) return words.listOf(words.numbers)
  if (isTensor(bare)) return words.tensor
  if (isFunction(bare)) return words.function
  if (isList(bare)) return plainList(bare)
  if (bare.startsWith('{')) return plainObject(bare)
  if (bare === 'keyof DataSets') return words.dataSet
  if (bare.startsWith('typeof ')) return words.class(bare.slice(7))
  if (bare === 'Number' || bare === 'String' || bare === 'Boolean') return words.boxed(bare)
  return words.named(bare)
}

function plainUnion(parts: readonly string[]): string {
  const isLiteral = (part: string) => /^(?:["'`]|-?[\d.]+$)/.test(part)
  if (parts.every(isLiteral)) return words.oneOf(parts.join(', '))
  const others = parts.filter((part) => !isLiteral(part)).map(plainType)
  const literals = parts.filter(isLiteral)
  return [...(literals.length > 0 ? [words.oneOf(literals.join(', '))] : []), ...new Set(others)].join(
    words.or,
  )
}

export function isTensor(type: string): boolean {
  return /^(?:Tensor(?:[1-6]D)?|Scalar)(?:<.*>)?(?: \| Tensor(?:[1-6]D)?(?:<.*>)?(?:\[\])?)*$/.test(type)
}

export function isFunction(type: string): boolean {
  return /^(?:new )?(?:<[^>]*>)?\(/.test(type) && partsOf(type, '=>').length > 1
}

export function isList(type: string): boolean {
  const bare = type.replace(/^readonly /, '')
  return (
    (/\[\]$/.test(bare) || /^\[.*\]$/.test(bare) || /^(?:Readonly)?Array</.test(bare)) &&
    partsOf(bare, '|').length === 1
  )
}

/** What a list holds: `number` of `readonly number[]`; undefined for a tuple, or for what is no list. */
export function elementOf(type: string): string | undefined {
  const bare = type.replace(/^readonly /, '')
  if (/^(?:Readonly)?Array<.*>$/.test(bare)) return bare.replace(/^(?:Readonly)?Array<(.*)>$/, '$1')
  return /\[\]$/.test(bare) ? bare.slice(0, -2).replace(/^\((.*)\)$/, '$1') : undefined
}

function plainList(type: string): string {
  const element = elementOf(type)
  if (element === undefined) return words.list
  const plural = { number: words.numbers, string: words.texts }[element]
  if (plural !== undefined) return words.listOf(plural)
  if (element.startsWith('{')) return words.listOf(words.objects)
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(element) ? words.listOf(element) : words.list
}

function plainObject(type: string): string {
  const names = propertiesOf(type)
  return names.length === 0 || names.length > 8 ? words.object : words.objectWith(names.join(', '))
}

/** The names in an object type that the compiler wrote out: x and y of `{ x: number; y: number; }`. */
export function propertiesOf(type: string): string[] {
  const inside = /^\{(.*)\}$/s.exec(type.trim())?.[1]
  if (inside === undefined) return []
  return partsOf(inside, ';').flatMap(
    (part) =>
      /^(?:readonly )?(?:"([^"]+)"|([\p{ID_Continue}$]+))\??\s*[:(]/u.exec(part)?.slice(1).find(Boolean) ??
      [],
  )
}

/** A type taken apart at a sign that stands in no bracket and no text. */
export function partsOf(type: string, sign: string): string[] {
  const parts = ['']
  let depth = 0
  for (let at = 0; at < type.length; at++) {
    const text = /^(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|=>)/.exec(type.slice(at))?.[0]
    const char = text ?? type[at]!
    if (depth === 0 && type.startsWith(sign, at)) {
      parts.push('')
      at += sign.length - 1
      continue
    }
    if ('([{<'.includes(char)) depth++
    else if (')]}>'.includes(char)) depth--
    parts.push(parts.pop()! + char)
    at += char.length - 1
  }
  return parts.map((part) => part.trim()).filter(Boolean)
}
