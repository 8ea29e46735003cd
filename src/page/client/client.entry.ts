// What makes a page more than paper. Nothing here is needed to read it.
import { mountChartData } from './chart-data'
import { liveChart } from './charts'
import { mountControls } from './controls'
import { mountExercises } from './exercise'
import { openLesson } from './live/open'
import { mountParsons } from './parsons'
import { livePath } from './path'
import { mountPrint } from './print'
import { mountContents, mountProgress } from './progress'
import { liveQuiz } from './quiz'
import { tidyScrollers } from './scrollers'
import { mountSearch } from './search'
import { mountSlides } from './slides'
import { mountTerms } from './terms'
import { themeButton } from './theme'

function start(): void {
  const all = <T extends HTMLElement>(selector: string) => [...document.querySelectorAll<T>(selector)]
  all<HTMLButtonElement>('button.theme').forEach(themeButton)
  all('nav.path').forEach(livePath)
  all('div.quiz[data-quiz]').forEach(liveQuiz)
  all('figure[data-chart]').forEach(liveChart)
  tidyScrollers(all('[tabindex="0"]'))
  const lesson = openLesson()
  // The order is that of the controls in the head line; each adds its own and nothing depends on another.
  if (lesson !== undefined) {
    for (const mount of [mountExercises, mountParsons, mountControls, mountProgress]) mount(lesson)
  }
  if (document.documentElement.dataset.lesson !== undefined) {
    mountPrint()
    mountSlides()
  }
  all('ol.lessons').forEach(mountContents)
  mountTerms()
  mountChartData()
  mountSearch()
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start)
else start()
