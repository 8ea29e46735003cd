// What makes a page more than paper. Nothing here is needed to read it.
import { liveChart } from './charts'
import { openLesson } from './live/open'
import type { LiveLesson } from './live/types'
import { hasPart, loadScript } from './parts'
import { livePath } from './path'
import { tidyScrollers } from './scrollers'
import { shared } from './shared'
import { themeButton } from './theme'

declare global {
  interface Window {
    fledglingShared?: typeof shared
    fledglingMore?: (lesson: LiveLesson | undefined) => void
  }
}

function start(): void {
  const all = <T extends HTMLElement>(selector: string) => [...document.querySelectorAll<T>(selector)]
  all<HTMLButtonElement>('button.theme').forEach(themeButton)
  all('nav.path').forEach(livePath)
  all('figure[data-chart]').forEach(liveChart)
  tidyScrollers(all('[tabindex="0"]'))
  const lesson = openLesson()
  if (hasPart('more')) void startMore(lesson)
}

/** Exercises, questions, progress, search and the like, from a script of their own: a cell can run without them. */
async function startMore(lesson: LiveLesson | undefined): Promise<void> {
  window.fledglingShared = shared
  await loadScript('more')
  window.fledglingMore?.(lesson)
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start)
else start()
