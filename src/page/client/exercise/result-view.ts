import type { CheckedCase, CheckResult } from '../../../lib/exercises/result'
import type { ClientWords } from '../words'

/** What a check found: how many cases pass, what to think about, and every case. */
export function resultView(result: CheckResult, words: ClientWords): HTMLElement {
  const { kind, headline, cases, say } = result
  const isRight = kind === 'right'
  const view = document.createElement('div')
  view.className = 'checked'
  if (cases.length > 0 || say.length === 0) view.append(line('headline', headline, isRight))
  for (const sentence of say) view.append(line('advice', sentence))
  if (cases.length > 1) view.append(isRight ? folded(cases, words) : listed(cases, words))
  return view
}

/** Puts one more sentence that helps under the first line. */
export function addAdvice(view: HTMLElement, sentence: string): void {
  view.querySelector('.headline')?.after(line('advice', sentence))
}

function line(name: string, text: string, isGood = false): HTMLElement {
  const made = document.createElement('p')
  made.className = isGood ? `${name} good` : name
  made.textContent = text
  return made
}

function folded(cases: readonly CheckedCase[], words: ClientWords): HTMLElement {
  const details = document.createElement('details')
  const summary = document.createElement('summary')
  summary.textContent = words.allCases
  details.append(summary, listed(cases, words))
  return details
}

function listed(cases: readonly CheckedCase[], words: ClientWords): HTMLElement {
  const list = document.createElement('ul')
  list.className = 'cases'
  for (const each of cases) list.append(caseItem(each, words))
  return list
}

function caseItem({ call, ok, expected, got, error, note }: CheckedCase, words: ClientWords): HTMLElement {
  const item = document.createElement('li')
  if (ok) item.className = 'ok'
  const state = document.createElement('span')
  state.className = 'unseen'
  state.textContent = ok ? words.casePasses : words.caseDiffers
  const outcome = document.createElement('span')
  outcome.className = 'outcome'
  if (ok) outcome.textContent = words.gives(expected)
  else if (error !== undefined) outcome.textContent = words.stopsWith(expected, error)
  else outcome.textContent = words.shouldGive(expected, got ?? '')
  item.append(state, called(call), ' ', outcome)
  if (note !== undefined) item.append(line('note', note))
  return item
}

/** `countMistakes(5, points), with A at 1`: the call is set as code, what follows it as text. */
function called(call: string): DocumentFragment {
  const fragment = document.createDocumentFragment()
  const [, code = call, rest = ''] = /^([\w$]+\(.*?\)|[\w$]+)(,? .*)?$/s.exec(call) ?? []
  const set = document.createElement('code')
  set.textContent = code
  fragment.append(set, rest)
  return fragment
}
