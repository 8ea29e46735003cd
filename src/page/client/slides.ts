import { button } from './button'
import { slidesOf } from './slides/plan'
import { SlideShow } from './slides/show'
import css from './slides.css'
import { addStyle } from './style'
import { clientWords } from './words'

/** Adds the button Slides to the head line, where the lesson says what stands on them; the key s does the same. */
export function mountSlides(): void {
  const words = clientWords(document.documentElement.lang)
  const parts = [...document.querySelectorAll<HTMLElement>('main [data-cell], main template[data-slide]')]
  const slides = slidesOf(parts.map((part) => ({ kind: part.dataset.slide ?? '-', part })))
  if (slides.length < 2) return
  addStyle(css)
  const show = new SlideShow(slides, words)
  const opener = button(words.slides, () => show.enter())
  opener.className = 'to-slides'
  opener.setAttribute('aria-keyshortcuts', 's')
  document.querySelector('.top .theme')?.before(opener)
}
