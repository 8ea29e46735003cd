import { controlOf } from '../notebook/control.ts'
import { exerciseIdOf, hasTag, isCode, isMarkdown, roleOf } from '../notebook/roles.ts'
import type { Cell, CodeCell, MarkdownCell } from '../notebook/types.ts'
import { escapeHtml } from './html.ts'
import { codeBlock, renderMarkdown } from './markdown.ts'
import { type OutputContext, renderOutput } from './outputs.ts'
import { renderQuiz } from './quiz.ts'

/**
 * The cells of a lesson as HTML, the head apart. Cells of one exercise that follow each other stand in one frame,
 * "Your turn", the only one on the page.
 *
 * The markup that the live page builds on:
 *   div.cell[data-cell=ID][data-role][data-exercise]   a code cell
 *            [data-control=JSON]                       what a control moves in it, see src/notebook/control.ts
 *     div.source > pre.code > code                     its source, as published
 *     div.out                                          its outputs, as published, one div.output each
 *   div.text[data-cell=ID][data-role][data-exercise]   a Markdown cell; both kinds with data-slide, as Jupyter's slide_type
 *     c-number[of=EXPRESSION]                          a number of the prose that is tied to the program
 *   figure.chart[data-chart=ID] > div.still + script   a picture and the figure that it was drawn from
 *   div.quiz[data-quiz]                                see quiz.ts
 *   section.turn                                       the frame around the cells of one exercise
 *   template[data-slide=notes]                         what is for the instructor alone, after the cell it is about
 *   a.term[data-term]                                  a word of the glossary, see terms.ts
 */
export async function renderCells(cells: readonly Cell[], page: OutputContext): Promise<string> {
  const notes = notesAfter(cells, page)
  const shown = cells.filter((cell) => !hasTag(cell, 'instructor'))
  const parts: string[] = []
  for (const group of groupExercises(shown, page)) {
    const before = page.headings.length
    const html: string[] = []
    for (const cell of group.cells) html.push((await renderCell(cell, page)) + (notes.get(cell.id) ?? ''))
    const hasHeading = page.headings.length > before
    parts.push(group.isExercise ? turn(html.join('\n'), hasHeading, page) : html.join('\n'))
  }
  return parts.join('\n')
}

/**
 * What is for the instructor, by the cell that it follows. It is in the page for whoever shows its slides or switches the
 * notes on (client/teaching.ts), and shown to nobody else: a template draws nothing.
 */
function notesAfter(cells: readonly Cell[], page: OutputContext): Map<string, string> {
  const notes = new Map<string, string>()
  let last = ''
  for (const cell of cells) {
    if (!hasTag(cell, 'instructor')) last = cell.id
    else if (isMarkdown(cell)) {
      const html = renderMarkdown(cell, { ...page, headings: [] }).trim()
      notes.set(last, `${notes.get(last) ?? ''}\n<template data-slide="notes">${html}</template>`)
    }
  }
  return notes
}

function slideOf(cell: Cell): string | undefined {
  return cell.metadata.slideshow?.slide_type
}

function turn(html: string, hasHeading: boolean, page: OutputContext): string {
  const title = hasHeading ? '' : `<p class="turn-title">${page.words.yourTurn}</p>\n`
  return `<section class="turn">\n${title}${html}\n</section>`
}

interface Group {
  readonly key: string | undefined
  readonly isExercise: boolean
  readonly cells: Cell[]
}

const PARTS_OF_EXERCISE = ['exercise', 'parsons', 'check', 'hint', 'solution']

function groupExercises(cells: readonly Cell[], page: OutputContext): Group[] {
  const groups: Group[] = []
  for (const [index, cell] of cells.entries()) {
    const key = exerciseKey(cell) ?? (isTask(cell, page) ? exerciseKey(cells[index + 1]) : undefined)
    const last = groups.at(-1)
    if (last !== undefined && last.key === key) last.cells.push(cell)
    else groups.push({ key, isExercise: key !== undefined, cells: [cell] })
  }
  return groups
}

/** The id of the cell's exercise; '' for a part of one without an id. */
function exerciseKey(cell: Cell | undefined): string | undefined {
  if (cell === undefined) return undefined
  const isPart = PARTS_OF_EXERCISE.some((tag) => hasTag(cell, tag))
  return exerciseIdOf(cell) ?? (isPart ? '' : undefined)
}

/** True for a text headed "Your turn", which belongs to the exercise after it whether or not it says so. */
function isTask(cell: Cell, { words }: OutputContext): boolean {
  return (
    cell.cell_type === 'markdown' &&
    /^#+[ \t]+(.*)/.exec(cell.source)?.[1]?.startsWith(words.yourTurn) === true
  )
}

async function renderCell(cell: Cell, page: OutputContext): Promise<string> {
  if (isCode(cell)) return renderCode(cell, page)
  return cell.cell_type === 'markdown' ? renderText(cell, page) : ''
}

function renderText(cell: MarkdownCell, page: OutputContext): string {
  const html = hasTag(cell, 'quiz') ? renderQuiz(cell, page) : renderProse(cell, page)
  const notes = ['predict', 'break-it', 'hint', 'solution'].filter((tag) => hasTag(cell, tag))
  return `<div class="${['text', ...notes].join(' ')}"${attributes(cell)}>\n${html.trim()}\n</div>`
}

/** Text with its terms marked; hints and solutions are folded, and a use in them would be the first one unseen. */
function renderProse(cell: MarkdownCell, page: OutputContext): string {
  const html = renderMarkdown(cell, page)
  return hasTag(cell, 'hint') || hasTag(cell, 'solution') ? html : (page.terms?.mark(html) ?? html)
}

async function renderCode(cell: CodeCell, page: OutputContext): Promise<string> {
  const outputs: string[] = []
  for (const output of cell.outputs) outputs.push(await renderOutput(output, page))
  const out = outputs.filter((html) => html !== '').map((html) => `<div class="output">${html}</div>`)
  const source = cell.source.trim() === '' ? '' : `<div class="source">${codeBlock(cell.source, 'ts')}</div>`
  return `<div class="cell"${attributes(cell)}>${source}<div class="out">${out.join('\n')}</div></div>`
}

function attributes(cell: Cell): string {
  const control = controlOf(cell)
  const all = {
    cell: cell.id,
    role: roleOf(cell),
    exercise: exerciseIdOf(cell),
    slide: slideOf(cell),
    control: control && JSON.stringify(control),
  }
  return Object.entries(all)
    .map(([name, value]) => (value === undefined ? '' : ` data-${name}="${escapeHtml(String(value))}"`))
    .join('')
}
