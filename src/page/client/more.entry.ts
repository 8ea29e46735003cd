// The second script of a page: what a cell can run without. It is read while the reader reads.
import { mountChartData } from './chart-data'
import { mountControls } from './controls'
import type { LiveLesson } from './live/types'
import { mountPrint } from './print'
import { mountSearch } from './search'
import { mountSlides } from './slides'
import { mountTerms } from './terms'

window.fledglingMore = (lesson: LiveLesson | undefined) => {
  if (lesson !== undefined) mountControls(lesson)
  // The order is that of the buttons in the head line; each adds its own and nothing depends on another.
  if (document.documentElement.dataset.lesson !== undefined) {
    mountPrint()
    mountSlides()
  }
  mountTerms()
  mountChartData()
  mountSearch()
}
