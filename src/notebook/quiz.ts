import type { Cell } from './types.ts'

/** A multiple-choice question; all texts are Markdown. */
export interface Quiz {
  readonly question: string
  readonly choices: readonly QuizChoice[]
}

export interface QuizChoice {
  readonly text: string
  /** Why the choice is right or wrong; empty where the author gave none. */
  readonly why: string
  readonly right: boolean
}

const CHOICE = /^[-*+] \[([ xX])\][ \t]+(.*)$/

/**
 * Reads a cell tagged `quiz`: the question, then a task list with one item a choice, the right one marked `[x]`, and under
 * each its explanation, usually folded:
 *
 *     Which number did training set?
 *
 *     - [ ] The points
 *       <details><summary>Why?</summary>No: they were there before.</details>
 *     - [x] k
 *       <details><summary>Why?</summary>Yes.</details>
 */
export function quizOf(cell: Cell): Quiz {
  const question: string[] = []
  const items: { right: boolean; lines: string[] }[] = []
  for (const line of cell.source.split('\n')) {
    const [, mark, text] = CHOICE.exec(line) ?? []
    const item = items.at(-1)
    if (mark !== undefined) items.push({ right: mark !== ' ', lines: [text ?? ''] })
    else (item?.lines ?? question).push(item === undefined ? line : line.replace(/^ {1,4}|^\t/, ''))
  }
  return { question: question.join('\n').trim(), choices: items.map(readChoice) }
}

function readChoice({ right, lines }: { right: boolean; lines: readonly string[] }): QuizChoice {
  const all = lines.join('\n')
  const details = /<details[^>]*>([\s\S]*?)<\/details>/i.exec(all)
  if (details !== null) {
    const why = details[1]!.replace(/<summary[^>]*>[\s\S]*?<\/summary>/i, '')
    return { right, text: all.slice(0, details.index).trim(), why: why.trim() }
  }
  const [text = '', ...rest] = lines
  return { right, text: text.trim(), why: rest.join('\n').trim() }
}
