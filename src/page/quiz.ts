import { quizOf } from '../notebook/quiz.ts'
import type { MarkdownCell } from '../notebook/types.ts'
import { type PageContext, renderInline, renderMarkdown } from './markdown.ts'

/**
 * A quiz cell: the question, and each choice with its explanation folded under it, which works without scripts. Where they
 * run, client/quiz.ts makes radio buttons of it:
 *   div.quiz[data-quiz] > div.question + ul.choices > li > details.choice[data-right] > summary + div.why
 */
export function renderQuiz(cell: MarkdownCell, page: PageContext): string {
  const { question, choices } = quizOf(cell)
  if (choices.length === 0) return renderMarkdown(cell, page)
  const items = choices.map(({ text, why, right }) => {
    const verdict = right ? page.words.right : page.words.notQuite
    const reason = renderMarkdown({ id: cell.id, source: why }, page).trim()
    return [
      `<li><details class="choice"${right ? ' data-right' : ''}><summary>${renderInline(text, page)}</summary>`,
      `<div class="why ${right ? 'right' : 'wrong'}"><span class="unseen">${verdict}</span>${reason}</div></details></li>`,
    ].join('')
  })
  const asked = renderMarkdown({ id: cell.id, source: question }, page).trim()
  return `<div class="quiz" data-quiz>\n<div class="question">${asked}</div>\n<ul class="choices">\n${items.join('\n')}\n</ul>\n</div>`
}
