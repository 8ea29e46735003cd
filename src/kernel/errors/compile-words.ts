/** What is said about what the compiler finds, besides the advice that runtime errors get as well: one table per language. */
const tables = {
  en: {
    // Names
    loopName: (name: string) => `“${name}” has to be declared first: for (let ${name} = 0; …).`,
    eachName: (name: string, word: string) =>
      `“${name}” has to be declared first: for (const ${name} ${word} …).`,
    typeOnly: (name: string) =>
      `“${name}” is a type. It says what a value has to look like, and is no value itself that could be used here.`,
    notAType: (name: string) => `“${name}” is a value, but the name of a type is needed here.`,
    unset: (name: string) =>
      `“${name}” may not have a value yet where it is used: give it one where it is declared.`,
    readOnly: (name: string) =>
      `“${name}” can be read here, but not changed: make a copy with the new value.`,
    fixedText: 'A letter of a text cannot be changed: make a new text.',
    // Properties
    perhapsOfElement: (list: string, property: string) =>
      `“${list}” is a list and has no “${property}”. If its elements have it: ${list}[0].${property} for one, ${list}.map((one) => one.${property}) for all.`,
    noProperty: (owner: string, property: string, near: string | undefined, has: readonly string[]) =>
      `${owner === '' ? 'This value' : `“${owner}”`} has no “${property}”.${near === undefined ? (has.length === 0 ? ' Is its name right?' : ` It has: ${has.join(', ')}.`) : ` Did you mean “${near}”?`}`,
    ofElement: (list: string, property: string) =>
      `“${list}” is a list, and its elements have “${property}”, not the list: take one of them, ${list}[0].${property}, or all, ${list}.map((one) => one.${property}).`,
    isText: (owner: string, property: string) =>
      `${owner === '' ? 'This' : `“${owner}”`} is a text and has no “${property}”: Number(…) makes a number of a text.`,
    textNoList: (owner: string, property: string) =>
      `${owner === '' ? 'This' : `“${owner}”`} is a text, not a list, and has no “${property}”: [...text] makes a list of its letters.`,
    noValueAtAll: (owner: string, property: string, kind: string) =>
      `${owner === '' ? 'This' : `“${owner}”`} is ${kind} here and has no “${property}”.`,
    ofResult: (owner: string, property: string) =>
      `“${owner}” is a function and has no “${property}”: call it first, ${owner}(…).${property}.`,
    isNumber: (owner: string, property: string) =>
      `${owner === '' ? 'This' : `“${owner}”`} is a number and has no “${property}”: String(…) makes a text of a number.`,
    isPromise: (owner: string, property: string) =>
      owner === ''
        ? `What comes out of a promise has to be waited for: write await before the call, then “${property}” is there.`
        : `“${owner}” is a promise and has no “${property}” yet: write (await ${owner}).${property}.`,
    readonlyList: (owner: string, method: string) =>
      `${owner === '' ? 'This list' : `The list “${owner}”`} is only to be read, so it has no “${method}”: make a copy first, [...${owner || 'list'}].`,
    nothingLeft: (owner: string) =>
      `After the conditions above nothing is left that “${owner}” could be here: is one of them wrong?`,
    // Values of a wrong type
    argument: (called: string | undefined, wanted: string, given: string) =>
      `${called === undefined ? 'This call' : `“${called}”`} wants ${wanted} here, but gets ${given}.`,
    returned: (wanted: string, given: string) => `The function is to return ${wanted}, but returns ${given}.`,
    assigned: (name: string, wanted: string, given: string) =>
      `“${name}” is to be ${wanted}, but is given ${given}.`,
    needed: (wanted: string, given: string) => `Needed here is ${wanted}, but this is ${given}.`,
    within: (property: string, wanted: string, given: string) =>
      `“${property}” is to be ${wanted}, but is ${given}.`,
    toNumber: ' Number(…) makes a number of a text; a number is written without quotation marks.',
    toText: ' String(…) makes a text of it.',
    toTensor: ' tf.tensor1d(…) makes a tensor of a list of numbers, tf.tensor2d(…) one of a list of rows.',
    toList: ' Put it into a list: [ … ].',
    spread: (called: string) =>
      ` Write three dots before the list to hand over its elements: ${called}(...list).`,
    takeOne: ' Take one element of the list, [0] for the first.',
    maybeMissing: ' It may be missing: ask with if, or give another value with ??.',
    asConst: (wanted: string) =>
      ` TypeScript knows only that it is some text: write its type behind the name where it is declared, or as const behind the value, so that it stays ${wanted}.`,
    callIt: ' To call the function write ( ) behind its name.',
    didYouMean: (other: string) => ` Did you mean ${other}?`,
    noneAllowed: (name: string) =>
      `Nothing can be stored in “${name}”: no value has the type never. Which type did you mean?`,
    lacks: (names: readonly string[], more: number) =>
      `The object lacks ${names.map((name) => `“${name}”`).join(', ')}${more > 0 ? ` and ${more} more` : ''}: add ${names.length + more === 1 ? 'it' : 'them'}.`,
    unknownProperty: (name: string, near: string | undefined, has: readonly string[]) =>
      `An object with “${name}” is not expected here.${near === undefined ? (has.length === 0 ? '' : ` It may have: ${has.join(', ')}.`) : ` Did you mean “${near}”?`}`,
    tupleLength: (given: string, wanted: string) =>
      `The list has ${given} element${given === '1' ? '' : 's'}, but exactly ${wanted} ${wanted === '1' ? 'is' : 'are'} wanted.`,
    // Calls
    count: (name: string, wanted: string, given: number, parameters: readonly string[]) =>
      `“${name}” wants ${wanted} argument${wanted === '1' ? '' : 's'}${parameters.length === 0 ? '' : ` (${parameters.join(', ')})`}, but gets ${given === 0 ? 'none' : given}.`,
    atLeast: (count: string) => `at least ${count}`,
    fewTo: (least: string, most: string) => `${least} to ${most}`,
    none: 'no',
    notCallable: (name: string, what: string) =>
      `“${name}” is not a function and cannot be called with ( ): it is ${what}.`,
    notNew: (name: string) => `“${name}” is no class: call it without new.`,
    noFit: (called: string, why: string) => `“${called}” cannot be called like this. ${why}`,
    returnsNothing: 'The function promises a value but can end without return: write return at its end too.',
    // Operators
    forIn: (name: string) =>
      `“${name}” is a text here, the name of a place: for … in goes through names, for … of through the elements of a list.`,
    noNumber: (what: string) =>
      `“${what}” is no number, and only with numbers can be calculated. Number(…) makes a number of a text.`,
    tensorMath: ' A tensor has methods for it: .add(…), .mul(…).',
    operator: (sign: string, left: string, right: string) =>
      `“${sign}” does not work on ${left} and ${right}.`,
    otherFunction: (called: string | undefined) =>
      `${called === undefined ? 'This call' : `“${called}”`} wants another function here: one with other parameters, or another result.`,
    otherObject:
      'The object is not of the form that is needed here: the words below say which property differs.',
    whichKind: ' It may be something else: ask first with typeof or if.',
    iterate: (given: string) => `A list is needed here, but this is ${given}.`,
    iterateObject: ' Object.entries(…) makes a list of an object.',
    noInitial: (name: string) =>
      `“${name}” gets no value: give it one where it is declared, or in the constructor.`,
    onlyInLoop: (word: string) => `${word} works only within a loop: is a } above too early?`,
    throwLine: 'What is thrown has to stand on the line of throw.',
    nameMissing: (before: string) => `A name is missing before “${before}”.`,
    needsBlock: 'A declaration under if or for needs brackets of its own: { const … }.',
    neverEqual: (left: string, right: string) =>
      `The two sides are never equal: on the left is ${left}, on the right ${right}.`,
    noCase: (found: string, wanted: string) =>
      `This case never happens: ${found} is compared with ${wanted}.`,
    // Missing values
    maybe: (what: string, kind: string) =>
      `“${what}” may be ${kind} here: ask first with if (${what}), write ${what}?. , or give another value with ??.`,
    isMissing: (kind: string) => `${kind} has no properties, and cannot be calculated with.`,
    // Types that are left out
    parameterType: (name: string) => `Say which type “${name}” has: ${name}: number, for example.`,
    variableType: (name: string) =>
      `TypeScript cannot tell the type of “${name}”: write it behind the name, ${name}: number[], for example.`,
    noIndex: (key: string) =>
      `TypeScript does not know whether there is something under ${key}: is the name right, or is it a text that may be anything?`,
    typeArgument: (name: string) => `“${name}” wants to be told of what: ${name}<number>, for example.`,
    // Modules
    noExport: (module: string, name: string, near: string | undefined) =>
      `${module} has no “${name}”.${near === undefined ? ' Is its name right?' : ` Did you mean “${near}”?`}`,
    noDefault: (module: string) =>
      `${module} has no default export: write import { name } from '${module}', or import * as name.`,
    // Others
    noReason: 'This looks like a slip: only what stands behind the last comma counts.',
    alwaysTrue: (name: string) =>
      `The condition asks whether the function “${name}” is there, which it always is: call it with ( ).`,
    twiceInObject: (name: string) => `“${name}” stands twice in the same object: leave one out.`,
    noTupleElement: (index: string, length: string) =>
      `There is no element ${index}: the list has ${length}, and places are counted from 0.`,
    otherType: (from: string, to: string) =>
      `“as” cannot make ${to} of ${from}: Number(…) and String(…) turn one into the other.`,
    hidden: (name: string) => `“${name}” is private: it can be used only within its class.`,
  },
}

export const compileWords = tables.en
