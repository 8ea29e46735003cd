import type { ClickedAt, CodeEditor, EditorPart } from '../editor/part'
import { whenNear } from '../near'
import { HELP_ID } from './announcer'
import { loadEditor } from './editor-part'

export interface SourceHandlers {
  readonly label: string
  edited(): void
  run(): void
  runAndMove(): void
  leave(): void
}

/** The text of a cell: as drawn until it comes near the view, then in an editor of the same shape. */
export class SourceView {
  readonly element: HTMLElement
  readonly #handlers: SourceHandlers
  readonly #published: string
  #text: string
  #editor: CodeEditor | undefined
  #opening: Promise<CodeEditor> | undefined

  constructor(cell: HTMLElement, handlers: SourceHandlers) {
    this.#handlers = handlers
    this.element = cell.querySelector<HTMLElement>(':scope > .source') ?? emptySource(cell)
    this.#published = this.element.querySelector('code')?.textContent ?? ''
    this.#text = this.#published
    whenNear(this.element, () => void this.#open().catch(() => {}))
    this.element.addEventListener('pointerup', (event) => this.#clicked(event))
  }

  get text(): string {
    return this.#editor?.text ?? this.#text
  }

  setText(text: string): void {
    if (text === this.text) return
    if (this.#editor !== undefined) {
      this.#editor.setText(text)
      return
    }
    this.#text = text
    const code = this.element.querySelector('code')
    if (code !== null) code.textContent = text
    this.#handlers.edited()
  }

  async focus(at?: ClickedAt): Promise<void> {
    const editor = await this.#open()
    editor.focus(at)
  }

  async markLine(line: number | undefined, column?: number): Promise<void> {
    const editor = await this.#open()
    editor.markLine(line, column)
  }

  forgetMark(): void {
    this.#editor?.markLine(undefined)
  }

  #open(): Promise<CodeEditor> {
    this.#opening ??= loadEditor()
      .then((part) => this.#create(part))
      .catch((error) => {
        // Whoever asks again may have more luck.
        this.#opening = undefined
        throw error
      })
    return this.#opening
  }

  #create(part: EditorPart): CodeEditor {
    const { label, edited, run, runAndMove, leave } = this.#handlers
    // It begins with the published text, so that a change made before it was there can be undone as any other.
    const editor = part.createEditor({
      text: this.#published,
      label,
      describedBy: HELP_ID,
      onChange: () => this.#editor !== undefined && edited(),
      onRun: run,
      onRunAndMove: runAndMove,
      onLeave: leave,
    })
    editor.setText(this.#text)
    this.#editor = editor
    this.element.replaceChildren(editor.element)
    return editor
  }

  /** A click on the drawn text before the editor is there: the cursor goes where the click fell. */
  #clicked({ clientX: x, clientY: y }: PointerEvent): void {
    const isSelecting = !(getSelection()?.isCollapsed ?? true)
    if (this.#editor === undefined && !isSelecting) void this.focus({ x, y })
  }
}

function emptySource(cell: HTMLElement): HTMLElement {
  const source = document.createElement('div')
  source.className = 'source'
  source.innerHTML = '<pre class="code"><code></code></pre>'
  cell.prepend(source)
  return source
}
