import type { PreparedCell } from '../../../cells'

/** Where a click fell, in the window. */
export interface ClickedAt {
  readonly x: number
  readonly y: number
}

/** The text of one cell, being edited. */
export interface CodeEditor {
  readonly element: HTMLElement
  readonly text: string
  /** Replaces the text, in one step that can be undone; marks and the cursor outside of the change stay. */
  setText(text: string): void
  /** With a place, the cursor goes there. */
  focus(at?: ClickedAt): void
  /** Marks a line, counted from 1, brings it into view and puts the cursor there; undefined takes the mark away. */
  markLine(line: number | undefined, column?: number): void
}

export interface EditorOptions {
  readonly text: string
  /** What the editor is called for those who do not see it. */
  readonly label: string
  /** The id of an element that describes how to leave it. */
  readonly describedBy: string
  onChange(): void
  /** Shift+Enter. */
  onRunAndMove(): void
  /** Ctrl+Enter, or Cmd+Enter. */
  onRun(): void
  /** Escape. */
  onLeave(): void
}

/** What the script `editor` brings. */
export interface EditorPart {
  createEditor(options: EditorOptions): CodeEditor
  prepareCell(source: string, known: ReadonlySet<string>): PreparedCell
}

declare global {
  interface Window {
    fledglingEditor?: EditorPart
  }
}
