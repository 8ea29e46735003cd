import type { LiveLesson } from './live/types'
import { Bar } from './progress/bar'
import { exercisesOf, questionsOf, tellRestored } from './progress/done'
import { onDroppedFile, pickFile } from './progress/files'
import { Keeper } from './progress/keeper'
import { LessonWork } from './progress/lesson-work'
import { type MenuItem, menuOf } from './progress/menu'
import { newLearnerItem, watchForNewLearner } from './progress/new-learner'
import css from './progress/progress.css'
import { withPassed } from './progress/record'
import { browserBox, ProgressStore } from './progress/store'
import { addStyle } from './style'
import { type ClientWords, clientWords } from './words'

/** Keeps the reader's work in the browser, and puts the menu "My work" into the head line. */
export function mountProgress(lesson: LiveLesson): void {
  const words = clientWords(document.documentElement.lang)
  const bar = new Bar()
  const store = new ProgressStore(browserBox(), () =>
    bar.say(words.workNotKept, [{ text: words.close, act: () => {} }]),
  )
  const facts = {
    title: document.querySelector('h1')?.textContent?.trim() ?? lesson.stem,
    exercises: exercisesOf(lesson),
    questions: questionsOf(document),
    showDone: tellRestored,
  }
  const keeper = new Keeper(lesson, store, facts)
  const work = new LessonWork(lesson, keeper, bar, words)
  const summary = () => {
    const { passed, answers, edits } = keeper.record()
    const { exercises, questions } = facts
    return words.workDone(passed.size, exercises.size, answers.size, questions.size, edits.size)
  }
  const open = (file: File) => void work.open(file)
  addMenu(words, bar, summary, [
    { text: words.downloadNotebook, note: words.downloadNote, act: () => void work.download() },
    { text: words.openNotebook, note: words.openNote, act: () => pickFile('.ipynb', open) },
    { text: words.startOver, note: words.startOverNote, act: () => void work.startOver() },
    newLearnerItem(words, store, { stem: lesson.stem, work, keeper }),
  ])
  const { wasUpdated, conflicts } = keeper.start()
  if (wasUpdated) work.askAbout(conflicts)
  listen(keeper)
  watchForNewLearner(() => keeper.end())
  onDroppedFile(open, (isOver) => {
    if (isOver) document.documentElement.dataset.drop = words.dropHere
    else delete document.documentElement.dataset.drop
  })
}

/** Says on the contents page what was done in each lesson, and offers to clear it. See page/contents.ts for the markup. */
export function mountContents(list: HTMLElement): void {
  const words = clientWords(document.documentElement.lang)
  const store = new ProgressStore(browserBox())
  const stems = store.stems()
  watchForNewLearner()
  for (const item of list.querySelectorAll<HTMLElement>('li[data-lesson]')) {
    const record = store.read(item.dataset.lesson ?? '')
    if (record === undefined) continue
    const [exercises, questions] = [idsOf(item.dataset.exercises), idsOf(item.dataset.questions)]
    const passed = exercises.filter((id) => record.passed.has(id)).length
    const answered = questions.filter((id) => record.answers.has(id)).length
    const line = document.createElement('p')
    line.className = 'minutes'
    line.textContent = words.workDone(passed, exercises.length, answered, questions.length, record.edits.size)
    item.querySelector('h2')?.parentElement?.append(line)
  }
  if (stems.length > 0) {
    addMenu(words, new Bar(), () => words.lessonsBegun(stems.length), [newLearnerItem(words, store)])
  }
}

function idsOf(text: string | undefined): readonly string[] {
  return text === undefined || text === '' ? [] : text.split(' ')
}

/** The menu and its bar, the last things of the head line but the theme's button. */
function addMenu(words: ClientWords, bar: Bar, summary: () => string, items: readonly MenuItem[]): void {
  addStyle(css)
  const menu = menuOf(words.myWork, () => [summary(), words.workKept], items)
  const top = document.querySelector('header.top')
  top?.insertBefore(menu, top.querySelector('button.theme'))
  menu.after(bar.element)
}

function listen(keeper: Keeper): void {
  document.addEventListener('exercise-checked', (event) => {
    const { exercise, right } = (event as CustomEvent<{ exercise: string; right: boolean }>).detail
    if (right) keeper.change((record) => withPassed(record, exercise))
  })
  document.addEventListener('quiz-answered', (event) => {
    const { quiz, ...answer } = (event as CustomEvent<{ quiz: string; choice: number; right: boolean }>)
      .detail
    keeper.answer(quiz, answer)
  })
  // The last chance on a telephone, where a page may end without another word.
  document.addEventListener('visibilitychange', () => keeper.flush())
  addEventListener('pagehide', () => keeper.flush())
}
