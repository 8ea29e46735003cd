import { stem } from '../notebook/roles.ts'
import { lonePage } from './lesson.ts'
import { renderMarkdown } from './markdown.ts'
import { type SiteForm, shell } from './shell.ts'

/** The file beside the lessons with what is for whoever teaches them, and its page. */
export const INSTRUCTOR = { file: 'instructor.md', page: 'instructor.html' } as const

/** The page for the instructor: plans for a course, and how to teach it. Links to notebooks lead to their pages. */
export function renderInstructor(source: string, stems: readonly string[], form: SiteForm): string {
  const { words } = form
  const link = (target: string) => {
    const [path = '', anchor] = target.split('#')
    const name = stem(path)
    if (!path.endsWith('.ipynb') || !stems.includes(name)) return undefined
    return `${name}.html${anchor === undefined ? '' : `#${anchor}`}`
  }
  const html = renderMarkdown({ id: 'instructor', source }, { ...lonePage(words), link })
  const main = `<main id="main" class="notices-page">\n${html}\n</main>`
  return shell(form, { title: `${words.instructor} · ${words.title}`, path: INSTRUCTOR.page, main })
}
