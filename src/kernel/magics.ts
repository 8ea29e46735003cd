/** What a cell asks of the kernel itself, before the rest of it runs. */
export type Command =
  | { readonly type: 'reload' }
  | { readonly type: 'strict'; readonly isStrict: boolean }
  | { readonly type: 'help'; readonly name: string; readonly isWhole: boolean }

/** A cell without its magics: their lines are empty, so that all others keep their numbers. */
export interface ReadMagics {
  readonly commands: readonly Command[]
  readonly code: string
}

/** What is said of a magic that does not exist, or not so. */
export class MagicError extends Error {
  override readonly name = 'MagicError'
}

const known =
  'There are %reload (the cells begin anew, with the library as it is on disk now), ' +
  '%strict on and %strict off (how severe the types are), and name? (what a name means)'
const name = String.raw`[\p{ID_Start}$_][\p{ID_Continue}$.]*`
const help = new RegExp(String.raw`^\s*(?:(\?\??)\s*(${name})|(${name})\s*(\?\??))\s*;?\s*$`, 'u')

/**
 * Reads the magics: lines at the top of a cell that begin with `%`, where TypeScript can have none, and a cell that is nothing
 * but `name?` or `?name` (with two question marks for all there is to know). Throws MagicError where a magic is not known.
 */
export function readMagics(source: string): ReadMagics {
  const asked = help.exec(source)
  if (asked) {
    const isWhole = (asked[1] ?? asked[4]) === '??'
    return { commands: [{ type: 'help', name: (asked[2] ?? asked[3])!, isWhole }], code: '' }
  }
  const lines = source.split('\n')
  const commands: Command[] = []
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue
    if (!/^\s*%/.test(line)) break
    commands.push(readCommand(line.trim()))
    lines[index] = ''
  }
  return { commands, code: commands.length === 0 ? source : lines.join('\n') }
}

function readCommand(line: string): Command {
  const [word, ...rest] = line.split(/\s+/)
  if (word === '%reload' && rest.length === 0) return { type: 'reload' }
  if (word === '%strict' && rest.length === 1 && (rest[0] === 'on' || rest[0] === 'off'))
    return { type: 'strict', isStrict: rest[0] === 'on' }
  if (word === '%strict') throw new MagicError(`%strict wants on or off: ${line}. ${known}.`)
  throw new MagicError(`The kernel does not know ${line}. ${known}.`)
}
