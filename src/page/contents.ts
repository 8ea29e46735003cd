import { escapeHtml } from './html.ts'
import { type LessonHead, lonePage } from './lesson.ts'
import { renderInline } from './markdown.ts'
import { type SiteForm, shell } from './shell.ts'

/**
 * The contents page: every lesson with its question and its minutes. What was done in each, client/progress.ts adds.
 * @param instructor the address of the page for the instructor, where there is one
 */
export function renderContents(lessons: readonly LessonHead[], form: SiteForm, instructor?: string): string {
  const { words } = form
  const items = lessons.map((lesson) => {
    const number = lesson.number === undefined ? '' : String(lesson.number)
    const minutes =
      lesson.minutes === undefined ? '' : `<p class="minutes">${words.minutes(lesson.minutes)}</p>`
    return `<li${progressOf(lesson)}><span class="count" aria-hidden="true">${number}</span><div>
<h2><a href="${lesson.stem}.html">${escapeHtml(lesson.title)}</a></h2>
<p>${renderInline(lesson.question, lonePage(words))}</p>${minutes}</div></li>`
  })
  const main = `<main id="main" class="contents">
<h1>${words.title}</h1>
<p class="lead">${words.subtitle}</p>
<ol class="lessons">
${items.join('\n')}
</ol>${instructor === undefined ? '' : `\n<p><a href="${instructor}">${words.teach}</a></p>`}
</main>`
  return shell(form, { title: words.title, path: 'index.html', main })
}

/** What client/progress.ts counts by: `data-lesson` is the stem, `data-exercises` and `data-questions` are lists of ids. */
function progressOf({ stem, exercises, questions }: LessonHead): string {
  const all = { lesson: stem, exercises: exercises.join(' '), questions: questions.join(' ') }
  return Object.entries(all)
    .map(([name, value]) => ` data-${name}="${escapeHtml(value)}"`)
    .join('')
}
