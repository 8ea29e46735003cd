/** What the kernel says about errors besides the advice: one table per language. */
const tables = {
  en: {
    line: (line: number) => `Line ${line}`,
    lineOf: (line: number, label: string) => `Line ${line} of ${label}`,
    aLine: (line: number, label: string) => `line ${line} of ${label}`,
    later: (where: string | undefined) =>
      `Something that was started failed later${where === undefined ? '' : `, in ${where}`}`,
    promise: (where: string | undefined) =>
      `A promise failed and nobody waited for it${where === undefined ? '' : `, in ${where}`}`,
    waitForIt: 'write await before the call that makes it.',
    says: (name: string, from: string | undefined) =>
      from === undefined ? `“${name}” says:` : `“${name}” of ${from} says:`,
    someSays: (from: string) => `${from} says:`,
    cannotUse: (name: string, from: string) =>
      `${name === '' ? from : `“${name}” of ${from}`} was given something that it cannot use: are the values in this line what you expect?`,
    throwsItself: 'the code throws this error itself.',
    stoppedHere: 'the code stopped here.',
    stopped: 'The cell stopped:',
    noError: (kind: string) =>
      `${kind} was thrown, which does not know its line: write throw new Error('what is wrong') instead.`,
    aText: 'A text',
    aValue: 'A value that is no error',
    endless: (names: readonly string[]) =>
      names.length === 1
        ? `“${names[0]}” calls itself without end: is there a case in which it stops, and does each call come nearer to it?`
        : `${names.map((name) => `“${name}”`).join(' and ')} call each other without end: is there a case in which they stop, and does each call come nearer to it?`,
    times: (count: number) => ` (${count} times)`,
    more: (count: number) => `  and ${count} more`,
    at: (name: string, label: string, line: number) => `  at ${name && `${name}, `}${label}, line ${line}`,
    waited: (label: string) => `  waited for in ${label}`,
    cause: 'The reason behind it:',
    several: (count: number) => `${count} errors in one:`,
    noPackage: (name: string, near: string | undefined) =>
      near === undefined
        ? `There is no package “${name}” here. Install it in this folder with npm install ${name}; a file of your own begins with ./`
        : `There is no package “${name}” here. Did you mean “${near}”? If not, install it with npm install ${name}`,
    noFile: (name: string, near: string | undefined) =>
      `There is no file “${name}” here.${near === undefined ? ' Is its name right, seen from the folder of the notebook?' : ` Did you mean “${near}”?`}`,
    notRun: 'The cell has not run.',
    found: 'TypeScript has found a mistake here.',
    also: (line: number) => `Also line ${line}: `,
    alsoMore: (count: number) => `and ${count} more.`,
    alsoFollow: (count: number) => `${count} more may come of the same mistake.`,
  },
}

export type ErrorWords = (typeof tables)['en']

/** The words in a language; English where there are none. */
export function errorWords(language: string): ErrorWords {
  return (tables as Partial<Record<string, ErrorWords>>)[language] ?? tables.en
}
