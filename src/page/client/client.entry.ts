// What makes a page more than paper. Nothing here is needed to read it.
import { liveChart } from './charts'
import { livePath } from './path'
import { liveQuiz } from './quiz'
import { tidyScrollers } from './scrollers'
import { themeButton } from './theme'

function start(): void {
  const all = <T extends HTMLElement>(selector: string) => [...document.querySelectorAll<T>(selector)]
  all<HTMLButtonElement>('button.theme').forEach(themeButton)
  all('nav.path').forEach(livePath)
  all('div.quiz[data-quiz]').forEach(liveQuiz)
  all('figure[data-chart]').forEach(liveChart)
  tidyScrollers(all('[tabindex="0"]'))
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start)
else start()
