import type { Language } from '../lib/host.ts'

/** The words of the interface, one table per language. A language that is missing here cannot be built. */
const tables = {
  en: {
    title: 'Fledgling',
    subtitle:
      'What a model is, and what training does to it. A course in TypeScript, one small program at a time.',
    lessons: 'Lessons',
    allLessons: 'All lessons',
    lesson: (number: number) => `Lesson ${number}`,
    minutes: (minutes: number) => `${minutes} minutes`,
    inThisLesson: 'In this lesson',
    signposts: ['The question', 'The data', 'The model', 'The loss', 'Training', 'Testing', 'Using it'],
    skip: 'Skip to the text',
    previous: 'Previous',
    next: 'Next',
    otherLessons: 'Other lessons',
    notebook: 'The notebook of this lesson',
    computedBefore: 'What the cells print was computed beforehand.',
    runHere: 'Change any cell and run it: it runs in this page, and nothing leaves it.',
    runElsewhere:
      'To run them yourself, switch JavaScript on, or open the notebook of this lesson in JupyterLab or VS Code.',
    notices: 'Licences and sources',
    dark: 'Dark',
    light: 'Light',
    code: 'Code',
    output: 'Output',
    table: 'Table',
    error: 'Error',
    predict: 'Before you run this',
    yourTurn: 'Your turn',
    instructor: 'For the instructor',
    teach: 'For whoever teaches this: plans for half a day, a day and two days',
    right: 'Right.',
    notQuite: 'Not quite.',
    play: 'Play',
    pause: 'Pause',
    step: 'Step',
    chart: 'A chart without a description.',
    picture: 'A picture without a description.',
    pictureElsewhere: (alt: string) =>
      `[A picture from elsewhere is not loaded${alt === '' ? '' : `: ${alt}`}]`,
    footnotes: 'Notes',
    backToText: 'Back to the text',
    noticesIntro:
      'Nothing on these pages is loaded from elsewhere. This is what they carry, and where it comes from.',
    licenceOfCourse:
      'The code of Fledgling is under the MIT licence. The lessons are under the Creative Commons licence Attribution 4.0 International (CC BY 4.0).',
    software: 'Software',
    data: 'Data',
    show: 'Show',
    // Terms
    termsUsed: 'Words of this lesson',
  },
}

export type PageWords = (typeof tables)['en']

/** The words of one language. Throws where the language has no table yet. */
export function wordsOf(language: Language): PageWords {
  const words = (tables as Partial<Record<Language, PageWords>>)[language]
  if (words === undefined) throw new Error(`no words for the pages in this language yet: "${language}"`)
  return words
}
