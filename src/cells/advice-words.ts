/** What is said about errors, one table per language. */
const tables = {
  en: {
    notRun: (name: string, cell: string) =>
      `“${name}” is made in ${cell}, which has not been run yet: run the cells above first.`,
    below: (name: string, cell: string) => `“${name}” is made further down, in ${cell}: run that cell first.`,
    runAgain: (name: string, cell: string) =>
      `“${name}” was made only after this line's cell had run, in ${cell}: run the cell with this line again.`,
    inBlock: (name: string) =>
      `“${name}” is known only between the { } in which it is declared: declare it before them.`,
    didYouMean: (name: string, other: string) => `There is no “${name}”. Did you mean “${other}”?`,
    notImported: (name: string, module: string) =>
      `“${name}” has to be imported first: import { ${name} } from '${module}'.`,
    importTf: "TensorFlow.js has to be imported first: import * as tf from '@tensorflow/tfjs'.",
    noExport: (name: string, other: string | undefined) =>
      `fledgling has no “${name}”.${other === undefined ? '' : ` Did you mean “${other}”?`}`,
    useImport: "A cell has no “require”: write import { name } from 'module' instead.",
    noPage: (name: string) =>
      `A cell has no “${name}”: it computes beside the page and cannot reach it, nor the network.`,
    early: (name: string) => `“${name}” is used before the line that declares it: move that line up.`,
    stopped: (name: string, cell: string) =>
      `“${name}” has no value yet, because ${cell} stopped before the line that declares it: run that cell again.`,
    constant: (name: string) =>
      `“${name}” was declared with const and keeps its value: declare it with let if it is to change.`,
    someConstant: 'What is declared with const keeps its value: declare it with let if it is to change.',
    forgottenAwait: (name: string, line: string) =>
      `“${name}” comes out of a promise. Write await before the call: ${line}`,
    promise:
      'One of the values is a promise, which has no value yet: write await before the call that made it.',
    noValue: (what: string, property: string) =>
      `“${what}” has no value (undefined), so it has no “.${property}” either: is its name right, and has it been given a value?`,
    noElement: (what: string) =>
      `There is no “${what}” (undefined): places are counted from 0, and the last one is length - 1.`,
    isNull: (what: string, property: string) =>
      `“${what}” is null, a missing value, and has no “.${property}”: leave missing values out first, or ask whether it is there.`,
    noMethod: (owner: string, method: string, other: string | undefined) =>
      `“${owner}” has no method “${method}”.${other === undefined ? ' Is its name right, and is it a list, a text or an object?' : ` Did you mean “${other}”?`}`,
    noFunction: (name: string) =>
      `“${name}” is not a function and cannot be called with ( ): what is its value?`,
    notIterable: (name: string) =>
      `“${name}” is no list, so it cannot be gone through or spread: what is its value?`,
    endless:
      'A function calls itself without end: is there a case in which it stops, and does each call come nearer to it?',
    needsNew: (name: string) => `“${name}” is a class: write new ${name}(...).`,
    badLength: 'The length of a list has to be a whole number that is not negative.',
    mixedBig:
      'A BigInt such as 1n and a plain number do not mix: turn one into the other with Number( ) or BigInt( ).',
    foreign: (word: string, own: string) => `“${word}” is not TypeScript: write ${own}.`,
    ofMath: (name: string) => `“${name}” belongs to Math: write Math.${name}.`,
    notJson:
      'The text is no JSON: in JSON, names and texts stand in double quotation marks, and no comma stands behind the last value.',
    // Shapes
    features: (expected: string, found: string) =>
      `The model expects examples of shape [${expected}], but these have shape [${found}]: every example needs exactly the values that inputShape names.`,
    targets: (expected: string, found: string) =>
      `The answers have shape [${found}], but the model gives [${expected}]: the last layer's units must equal the number of classes, and the labels must be encoded to match (one-hot?).`,
    asBatch: (expected: string) =>
      `The model wants a batch, a list of examples of shape [${expected}], not one example alone: put it in a list of one, tf.tensor2d([example]).`,
    counts: (inputs: string, targets: string) =>
      `There are ${inputs} examples but ${targets} answers: every example needs its own.`,
    asTensor: 'The model takes a tensor, not a list: make one with tf.tensor2d(rows).',
    inner: (left: string, right: string) =>
      `To multiply matrices, the columns of the first (${left}) must equal the rows of the second (${right}): is one of them to be transposed?`,
    broadcast: (left: string, right: string) =>
      `The shapes [${left}] and [${right}] do not fit together: element by element they must be equal, or 1, counted from the right.`,
    values: (shape: string, expected: string, found: string) =>
      `A tensor of shape [${shape}] holds ${expected} values, but there are ${found}.`,
    reshaped: (size: string, shape: string) =>
      `${size} values do not fill the shape [${shape}]: the product of a shape is the number of its values.`,
    sameShape: (left: string, right: string) =>
      `The two shapes must be equal, but are [${left}] and [${right}].`,
    giveShape:
      'A flat list needs a shape as well: tf.tensor2d(values, [rows, columns]); or give it a list of rows.',
    flat: 'tf.tensor1d takes a flat list of numbers: for a list of lists use tf.tensor2d; if it comes from a promise, write await.',
    disposed:
      'This tensor was disposed of (or its tf.tidy has ended) and holds nothing any more: use it before, or keep it with tf.keep.',
    compile: 'The model has to be compiled before it is trained: model.compile({ optimizer, loss }).',
    inputShape: 'The first layer must say how many values an example has: inputShape: [number of features].',
    noBackend: 'TensorFlow.js has not started yet: write await ready() first.',
    // Syntax
    open: (bracket: string, line: number) => `The bracket ${bracket} of line ${line} is never closed.`,
    surplus: (bracket: string) =>
      `This ${bracket} closes nothing: one bracket is too many, or an opening one is missing.`,
    mismatched: (bracket: string, line: number, found: string) =>
      `The bracket ${bracket} of line ${line} is still open where a ${found} stands.`,
    openText: 'A text begins here and does not end on its line: close it with the same quotation mark.',
    openTemplate: 'The text between backquotes that begins here does not end.',
    openComment: 'The comment that begins here does not end: close it with */.',
    twice: (name: string) =>
      `“${name}” is declared twice in this cell: leave out the second const or let, or choose another name.`,
    needsAsync: 'await works only in a function that is marked with it: write async before the function.',
    noReturn:
      'Only a function can return. Does a } above close the function too early? At the end of a cell, write the value alone to show it.',
    keyword: (word: string) => `“${word}” is a word of the language and cannot be a name.`,
    startsWithDigit: 'A name cannot begin with a digit.',
    missing: (before: string) =>
      `Something is missing before “${before}”: a comma, an operator, a bracket, or a new line?`,
    unexpectedEnd: 'The code ends too early: is its last line complete?',
    equals: 'To compare, write ===; a single = gives a value to a name.',
    condition: (word: string) => `The condition of ${word} stands in brackets: ${word} (…) { … }.`,
    colon: 'There is no colon here: what belongs together stands in { }.',
    thousands: 'A number has no comma in it: write 1000, or 1_000. The decimal sign is a dot.',
    oneWord: 'A name is one word: it has no space and no - in it. Write myLine, for example.',
    forParts: 'The three parts of a for are parted by semicolons: for (let i = 0; i < 10; i++).',
    quoteInside:
      'The text ends at its first quotation mark. Is there one within it? Then write it with the other marks around it, "it\'s".',
    leadingZero: 'A number does not begin with 0: write 5 or 0.5.',
    noInitializer: 'A const gets its value at once: write const name = value; or declare it with let.',
    notATarget:
      'Only a name, a property or a place in a list can be given a value with =; to compare, write ===.',
    strange:
      'This sign does not belong into code: was it pasted from a text, with quotation marks or spaces of its own?',
  },
}

export type AdviceWords = (typeof tables)['en']

/** The words in a language; English where there are none. */
export function adviceWords(language: string): AdviceWords {
  return (tables as Partial<Record<string, AdviceWords>>)[language] ?? tables.en
}
