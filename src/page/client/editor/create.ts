import {
  defaultKeymap,
  history,
  historyKeymap,
  indentLess,
  indentMore,
  insertNewlineAndIndent,
  isolateHistory,
} from '@codemirror/commands'
import { indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language'
import { EditorState, Prec } from '@codemirror/state'
import { drawSelection, EditorView, highlightSpecialChars, type KeyBinding, keymap } from '@codemirror/view'
import { pageColours } from './highlight'
import { language } from './language'
import { lineMark, setLineMark } from './line-mark'
import type { ClickedAt, CodeEditor, EditorOptions } from './part'

/** An editor for the text of one cell. */
export function createEditor(options: EditorOptions): CodeEditor {
  const view = new EditorView({
    doc: options.text,
    extensions: [
      Prec.highest(keymap.of(keysOf(options))),
      history(),
      drawSelection(),
      highlightSpecialChars(),
      indentOnInput(),
      indentUnit.of('  '),
      EditorState.tabSize.of(2),
      language,
      syntaxHighlighting(pageColours),
      lineMark,
      keymap.of([...defaultKeymap, ...historyKeymap]),
      EditorView.contentAttributes.of({
        'aria-label': options.label,
        'aria-describedby': options.describedBy,
        // It is reached by Tab anyway; said aloud, tools for accessibility know it too.
        tabindex: '0',
        autocapitalize: 'off',
        autocorrect: 'off',
        spellcheck: 'false',
        enterkeyhint: 'enter',
      }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) options.onChange()
      }),
    ],
  })
  return {
    element: view.dom,
    get text() {
      return view.state.doc.toString()
    },
    setText: (text) => replace(view, text),
    focus: (at) => focus(view, at),
    markLine: (line, column) => markLine(view, line, column),
  }
}

/** Tab indents, as whoever writes code expects; Escape leaves the editor, which its description says. */
function keysOf({ onRunAndMove, onRun, onLeave }: EditorOptions): KeyBinding[] {
  const handled = (act: () => void) => () => {
    act()
    return true
  }
  return [
    { key: 'Shift-Enter', run: handled(onRunAndMove) },
    { key: 'Mod-Enter', run: handled(onRun) },
    { key: 'Enter', run: insertNewlineAndIndent },
    { key: 'Escape', run: handled(onLeave) },
    { key: 'Tab', run: indent, shift: indentLess },
  ]
}

/** A selection is moved right, a cursor writes spaces up to the next stop. */
function indent(view: EditorView): boolean {
  const { state } = view
  if (state.selection.ranges.some((range) => !range.empty)) return indentMore(view)
  const { head } = state.selection.main
  const column = head - state.doc.lineAt(head).from
  view.dispatch(state.update(state.replaceSelection(column % 2 === 0 ? '  ' : ' '), { userEvent: 'input' }))
  return true
}

/** A hand that drags writes many texts; those that follow each other within this time are undone together. */
const SAME_MOVE = 400
const replacedAt = new WeakMap<EditorView, number>()

/** Changes only what differs, so that the cursor, the scroll position and the marks outside of it stay. */
function replace(view: EditorView, text: string): void {
  const old = view.state.doc.toString()
  if (old === text) return
  let from = 0
  const shorter = Math.min(old.length, text.length)
  while (from < shorter && old[from] === text[from]) from += 1
  let tail = 0
  while (tail < shorter - from && old[old.length - 1 - tail] === text[text.length - 1 - tail]) tail += 1
  const now = performance.now()
  const isSameMove = now - (replacedAt.get(view) ?? Number.NEGATIVE_INFINITY) < SAME_MOVE
  replacedAt.set(view, now)
  view.dispatch({
    changes: { from, to: old.length - tail, insert: text.slice(from, text.length - tail) },
    ...(isSameMove ? {} : { annotations: isolateHistory.of('before') }),
  })
}

function focus(view: EditorView, at?: ClickedAt): void {
  const position = at === undefined ? null : view.posAtCoords(at, false)
  if (position !== null) view.dispatch({ selection: { anchor: position } })
  view.contentDOM.focus({ preventScroll: true })
}

function markLine(view: EditorView, number: number | undefined, column = 1): void {
  if (number === undefined) {
    view.dispatch({ effects: setLineMark.of(undefined) })
    return
  }
  const line = view.state.doc.line(Math.max(1, Math.min(number, view.state.doc.lines)))
  const anchor = Math.min(line.to, line.from + Math.max(0, column - 1))
  view.dispatch({
    effects: [setLineMark.of(line.from), EditorView.scrollIntoView(anchor, { y: 'nearest', yMargin: 60 })],
    selection: { anchor },
  })
}
