const reserved = new Set(
  (
    'break case catch class const continue debugger default delete do else enum export extends false finally for function if ' +
    'import in instanceof new null return super switch this throw true try typeof var void while with ' +
    'implements interface let package private protected public static yield'
  ).split(' '),
)

/** Whether a word cannot be the name of a variable. Code of a cell is strict, as that of a module is. */
export function isReserved(word: string): boolean {
  return reserved.has(word)
}

/** Signs and words that join two operands. `>` and those that begin with it are joined by the reader. */
export const binaryOperators: ReadonlySet<string> = new Set(
  '?? || && | ^ & == != === !== < > <= >= << >> >>> + - * / % ** instanceof in'.split(' '),
)

export const assignmentOperators: ReadonlySet<string> = new Set(
  '= += -= *= /= %= **= <<= >>= >>>= &= |= ^= &&= ||= ??='.split(' '),
)

/** Signs with which an expression can begin. */
export const expressionStarts: ReadonlySet<string> = new Set('( [ { + - ~ ! ++ -- < / /= # @'.split(' '))
