import type { Language } from '../../lib/host'
import type { Progress } from '../worker/protocol'

/** The words of the live page, one table per language; the words of what is drawn beforehand are in words.ts. */
const tables = {
  en: {
    // Cells
    run: 'Run',
    runKeys: 'Shift+Enter runs and moves on, Ctrl+Enter runs and stays',
    keys: 'Shift+Enter runs, Escape leaves',
    runAll: 'Run all',
    runAbove: 'Run all above',
    stop: 'Stop',
    reset: 'Reset',
    showPublished: 'As published',
    cell: (number: number) => `cell ${number}`,
    cellNumber: (number: number) => `Cell ${number}`,
    sourceOf: (number: number) => `Text of cell ${number}`,
    editorHelp: 'Tab indents. Escape leaves the text, to the button Run.',
    marks: {
      published: 'as published',
      fresh: 'your run',
      stale: 'something above has changed',
      edited: 'changed, not run yet',
      stopped: 'stopped',
      failed: 'ended with an error',
      queued: 'waiting',
      first: (number: number) => `first runs cell ${number}`,
      running: (seconds: number) => (seconds < 1 ? 'running' : `running, ${seconds} s`),
    },
    ended: (number: number, outcome: 'ok' | 'failed' | 'stopped', text: string) =>
      ({
        ok: `Cell ${number} is done. ${text}`,
        failed: `Cell ${number} has failed. ${text}`,
        stopped: 'Stopped.',
      })[outcome].trim(),
    endedAll: (outcome: 'ok' | 'failed' | 'stopped') =>
      ({
        ok: 'All of these cells are done.',
        failed: 'A cell has failed; the ones after it were not run.',
        stopped: 'Stopped.',
      })[outcome],
    progress: ({ step, of, unit, values }: Progress) =>
      [
        `${unit} ${step} of ${of}`,
        ...Object.entries(values).map(([name, value]) => `${name} ${short(value)}`),
      ].join(', '),
    cannotRun:
      'This browser is too old to run them here; any Chrome, Edge, Firefox or Safari of the last two years can.',
    stopped: 'Stopped. The variables of all cells are gone; the next run begins with the cells above it.',
    failedAbove: (number: number) =>
      `Cell ${number} above has failed, and this one may need what it makes, so it was not run. Mend cell ${number}, or reset it.`,
    goTo: (number: number) => `Go to cell ${number}`,
    staleNumber: 'something above has changed',
    ownNumber: (published: string) => `from your run; as published: ${published}`,
    line: (line: number) => `Line ${line}`,
    calledFrom: (places: readonly string[]) => `called from ${places.join(', from ')}`,
    table: 'Table',
    chart: 'A chart without a description.',
    picture: 'A picture without a description.',
    // Running
    notShown: (characters: number) =>
      `… ${characters.toLocaleString('en')} more characters, which the notebook that you download holds …`,
    noWorker: (reason: string) =>
      `This browser does not run the cells of a page${reason === '' ? '' : ` (${reason})`}. Everything can still be read; a current Chrome, Edge, Firefox or Safari runs it.`,
    workerDied:
      'What ran the cells has come to its end, mostly for want of memory. The variables of all cells are gone; run the cells above again.',
    // Learning
    check: 'Check',
    checking: 'Checking',
    hint: 'Hint',
    anotherHint: 'Another hint',
    showSolution: 'Show the solution',
    tryFirst: 'A solution says more to who has tried: check two answers of your own first.',
    showAnyway: 'Show it anyway',
    putIntoCell: 'Put it into the cell',
    putThere: 'The solution stands in the cell now. Reset brings the beginning back.',
    cellStops: 'The cell above stops with an error, which stands under it. Mend that first.',
    neededStops: (number: number) => `Cell ${number}, which this exercise needs, stops with an error.`,
    checkStopped:
      'Stopped. Does a loop in it never end? The variables of all cells are gone; Check runs what it needs again.',
    changedSince: 'Your cell has changed since this check.',
    solved: 'Solved.',
    allCases: 'The cases',
    casePasses: 'passes: ',
    caseDiffers: 'does not pass yet: ',
    gives: (value: string) => `gives ${value}`,
    shouldGive: (expected: string, got: string) => `should give ${expected}, yours gives ${got}`,
    stopsWith: (expected: string, error: string) => `should give ${expected}, stops with: ${error}`,
    otherChoices: 'And the other choices?',
    parsonsHelp:
      'Drag the lines into their order, or go to one with Tab and move it with the arrow keys. They are written into the cell below.',
    linesInOrder: 'The lines, in your order',
    lineAt: (line: string, place: number, of: number) => `${line}, line ${place} of ${of}`,
    lineUp: (line: string) => `Move up: ${line}`,
    lineDown: (line: string) => `Move down: ${line}`,
    closesTooEarly: (place: number) => `Line ${place} closes a bracket that no line above it has opened.`,
    ownLines: 'The cell below holds another text now.',
    writeLines: 'Write these lines into it',
    // Progress
    myWork: 'My work',
    workDone: (passed: number, exercises: number, answered: number, questions: number, edited: number) =>
      `${
        [
          ...(exercises > 0 ? [`${passed} of ${count(exercises, 'exercise')} solved`] : []),
          ...(questions > 0 ? [`${answered} of ${count(questions, 'question')} answered`] : []),
          ...(edited > 0 ? [`${count(edited, 'cell')} changed`] : []),
        ].join(', ') || 'Nothing changed yet'
      }.`,
    lessonsBegun: (lessons: number) => `Work in ${count(lessons, 'lesson')}.`,
    workKept: 'It stays in this browser. Nothing is sent anywhere.',
    workNotKept:
      'This browser keeps nothing: its storage is full or switched off. Download your notebook before you close the page.',
    downloadNotebook: 'Download my notebook',
    downloadNote: 'Your code and your outputs, for Jupyter or for this page.',
    makingNotebook: 'Your notebook is being made.',
    downloaded: (file: string) => `${file} is with your downloads.`,
    openNotebook: 'Open my notebook',
    openNote: 'Or drop the file onto the page.',
    dropHere: 'Drop your notebook here',
    startOver: 'Start over',
    startOverNote: 'This lesson as it was published.',
    startedOver: 'The lesson stands as it was published.',
    undo: 'Undo',
    close: 'Close',
    newLearner: 'New learner',
    newLearnerNote: 'Clears all lessons for the next one at this computer.',
    newLearnerAsks:
      'This clears the work in all lessons from this browser: code, solved exercises, answers. It cannot be undone.',
    workElsewhere: 'There is work in other lessons too. To save it, open the lesson and download it there:',
    clearAll: 'Clear everything',
    cancel: 'Cancel',
    updated: 'This lesson was updated since you worked in it. Your work fits the new text.',
    updatedToo: (cells: number) =>
      `This lesson was updated since you worked in it. ${cells === 1 ? 'One cell has' : `${cells} cells have`} changed that you had changed too; your text stands there now.`,
    whichCells: 'Compare the texts',
    myText: 'Your text',
    newText: 'The new text',
    noSuchCell: 'A cell that the new lesson does not have:',
    keepMine: 'Keep my text',
    takeNew: 'Take the new text',
    tookNew: 'The new text stands there now.',
    opened: (file: string, cells: number, unknown: readonly string[], isOtherVersion: boolean) =>
      [
        cells === 0
          ? `${file} is open; all its cells stand as they were published.`
          : `${file} is open: ${count(cells, 'cell')} with work of yours.`,
        ...(isOtherVersion ? ['It was made from another version of this lesson.'] : []),
        ...(unknown.length > 0
          ? [`Left out, because this lesson has no such cell: ${unknown.join(', ')}.`]
          : []),
      ].join(' '),
    otherLesson: (file: string, lesson: string) =>
      `${file} is a notebook of another lesson, ${lesson}. Nothing was changed.`,
    noCells: (file: string) =>
      `${file} is a notebook, but no cell of it is one of this lesson. Nothing was changed.`,
    notOpened: (reason: string) => `${reason} Nothing was changed.`,
    tooLarge: (file: string) => `${file} is too large for a notebook of this lesson. Nothing was changed.`,
    notDownloaded: (reason: string) => `The notebook could not be made: ${reason}.`,
    laterCell: (id: string) =>
      `What you wrote in the cell \`${id}\`, which this lesson does not have any more:`,
    // Controls
    controls: {
      asCode: 'The same as code:',
      share: 'Copy the address',
      copied: 'Copied: whoever opens this address sees what you see.',
      inAddressBar: 'The address bar now holds what you see; copy it from there.',
      unreadable: (names: string) =>
        `The cell says ${names} in a way that cannot be moved by hand. Its button Reset brings that back.`,
      // the line x = k
      line: 'A line to move',
      sheet: (points: number) => `A sheet with ${points} points, and a line to move over it`,
      grip: 'k, the place of the line',
      place: (k: number, mistakes: number) => `k = ${k}, ${count(mistakes, 'mistake')}`,
      mistakes: 'mistakes',
      count: (k: number, mistakes: number, of: number, leftB: number, rightA: number) =>
        `k = ${k}: ${count(mistakes, 'mistake')} on ${of} points, each with a ring: ${leftB} B on the left, ${rightA} A on the right of the line.`,
      fewest: (mistakes: number, k: number) => `The fewest so far: ${mistakes}, at k = ${k}.`,
      clicks: 'A click on the sheet',
      clickMoves: 'moves the line',
      clickAdds: (label: string) => `adds an ${label}`.replace('an B', 'a B'),
      whole: 'Show the count for every k',
      removeOwn: 'Remove my points',
      own: ({ label, x, y }: Spot) =>
        `Your ${label} at x = ${x}, y = ${y}. Arrow keys move it, Delete removes it.`,
      next: ({ label, x, y }: Spot) =>
        `A new ${label} at x = ${x}, y = ${y}. Arrow keys move it, Enter adds it.`,
      ownHelp: 'Drag a point of your own to move it, click it to remove it.',
      added: ({ label, x, y }: Spot, mistakes: number) =>
        `${label} added at x = ${x}, y = ${y}: ${count(mistakes, 'mistake')}.`,
      removed: (mistakes: number) => `Point removed: ${count(mistakes, 'mistake')}.`,
      // the bird
      bird: 'Four values to move',
      weight: 'weight (g)',
      wingspan: 'wingspan (cm)',
      typed: (name: string) => `${name}, typed`,
      size: (value: number, unit: string) => `${value} ${unit}`,
      feet: 'webbed feet',
      back: 'back',
      backs: { brown: 'brown', grey: 'grey', black: 'black', green: 'green' },
      probability: 'probability',
      says: (name: string, probability: string) => `${name}, with a probability of ${probability}.`,
      none: (why: string) => `None I know: ${why}.`,
      byPublished: 'So said the model of this lesson when the page was made.',
      byLesson: 'So says the model that the cells of this lesson have trained.',
      byLibrary:
        'So says the bird program of the library, trained just now: the cells that train this lesson’s own model have not been run.',
      asking: 'Asking the model …',
      noAnswer: 'The birds cannot be named here: their data did not come with the page.',
      // the drawing
      drawing: 'A sheet to draw on',
      sketch: 'A sheet of 28 by 28 pixels. Arrow keys move the pen, Space puts it down and lifts it.',
      sketchHelp:
        'Draw with the mouse or a finger. By keyboard: arrow keys move the pen, Space puts it down and lifts it.',
      pen: (row: number, column: number, isDown: boolean) =>
        `Row ${row}, column ${column}, the pen is ${isDown ? 'down' : 'up'}.`,
      undo: 'Undo the last stroke',
      clear: 'Empty sheet',
      untrained:
        'The model of this lesson has not learned here yet. Press Run below: what stands above runs first, and from then on it names what you draw.',
    },
    // Search, terms, data of charts
    search: 'Search',
    searchAll: 'Search all lessons and the glossary',
    searchThis: 'Search this lesson',
    searchHint: 'Words, or the beginning of one',
    results: 'Places found',
    found: (count: number) =>
      count === 0
        ? 'Nothing was found.'
        : count === 1
          ? 'One place was found.'
          : `${count} places were found.`,
    searchFailed: 'The search could not be loaded.',
    toGlossary: 'All words of the course',
    showData: 'Show the data',
    dataOf: (chart: string) => `Data of the chart: ${chart}`,
    rowsShown: (shown: number, all: number) =>
      shown === all
        ? `${all} ${all === 1 ? 'row' : 'rows'}.`
        : `The first ${shown} of ${all.toLocaleString('en')} rows; the copy has all of them.`,
    noData: 'This chart holds no numbers.',
    copyCsv: 'Copy as CSV',
    copied: 'Copied.',
    notCopied: 'The browser did not allow it.',
    data: {
      moment: 'moment',
      always: 'all',
      series: 'series',
      line: 'line',
      points: 'point',
      value: 'value',
      region: 'region',
    },
    // Notes for the instructor
    showInstructor: 'Notes for the instructor',
    forInstructor: 'For the instructor',
    // Slides and print
    slides: 'Slides',
    slideOf: (number: number, all: number) => `Slide ${number} of ${all}`,
    previousSlide: 'Back',
    nextSlide: 'Next',
    notes: 'Notes',
    noNotes: 'No notes for this slide.',
    nextIs: (words: string) => `Next: ${words}`,
    lastSlide: 'This is the last slide.',
    fullScreen: 'Full screen',
    leaveSlides: 'Leave',
    print: 'Print',
    printTitle: 'A handout of this lesson',
    printSolutions: 'With hints and solutions',
    printNote: 'Charts and results are printed as they stand on the page.',
  },
}

export type ClientWords = (typeof tables)['en']

/** The words in the language of the page, which is the attribute `lang` of its root. */
export function clientWords(language: string): ClientWords {
  return (tables as Partial<Record<Language, ClientWords>>)[language as Language] ?? tables.en
}

/** A point of a sheet. */
interface Spot {
  readonly label: string
  readonly x: number
  readonly y: number
}

/** `1 cell`, `2 cells`. */
function count(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`
}

/** A number that is watched while it changes: four digits are enough. */
function short(value: number): string {
  return String(Number(value.toPrecision(4)))
}
