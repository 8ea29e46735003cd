// The second script of a page: what a cell can run without. It is read while the reader reads.
import { mountChartData } from './chart-data'
import { mountControls } from './controls'
import { mountExercises } from './exercise'
import type { LiveLesson } from './live/types'
import { mountParsons } from './parsons'
import { mountPrint } from './print'
import { mountContents, mountProgress } from './progress'
import { liveQuiz } from './quiz'
import { mountSearch } from './search'
import { mountSlides } from './slides'
import { mountTeaching } from './teaching'
import { mountTerms } from './terms'

window.fledglingMore = (lesson: LiveLesson | undefined) => {
  document.querySelectorAll<HTMLElement>('div.quiz[data-quiz]').forEach(liveQuiz)
  // The order is that of the buttons in the head line. Progress comes after those whose state it brings back.
  if (lesson !== undefined) {
    for (const mount of [mountExercises, mountParsons, mountControls, mountProgress]) mount(lesson)
  }
  if (document.documentElement.dataset.lesson !== undefined) {
    mountPrint()
    mountSlides()
    mountTeaching()
  }
  document.querySelectorAll<HTMLElement>('ol.lessons').forEach(mountContents)
  mountTerms()
  mountChartData()
  mountSearch()
}
