import type {
  LiveCell,
  LiveEvents,
  LiveLesson,
  LiveOutput,
  RunOutcome,
} from '../../../src/page/client/live/types'

/** A lesson without a document, for tests of the parts that listen to one. */
export class LessonDouble implements LiveLesson {
  readonly stem = '01-a'
  readonly cells: CellDouble[]
  readonly #listeners = new Map<string, ((detail: never) => void)[]>()

  constructor(
    readonly version: string,
    published: Readonly<Record<string, string>>,
  ) {
    this.cells = Object.entries(published).map(([id, source]) => {
      return new CellDouble(id, source, (cell) => this.emit('edited', cell))
    })
  }
  cell(id: string): CellDouble {
    return this.cells.find((cell) => cell.id === id)!
  }
  async run(): Promise<RunOutcome> {
    return 'ok'
  }
  above(): readonly LiveCell[] {
    return []
  }
  stop(): void {}
  async evaluate(): Promise<unknown> {
    return undefined
  }
  on<Name extends keyof LiveEvents>(event: Name, listen: (detail: LiveEvents[Name]) => void): () => void {
    const all = this.#listeners.get(event) ?? []
    this.#listeners.set(event, [...all, listen])
    return () => {}
  }
  emit<Name extends keyof LiveEvents>(event: Name, detail: LiveEvents[Name]): void {
    for (const listen of this.#listeners.get(event) ?? []) listen(detail as never)
  }
}

export class CellDouble implements LiveCell {
  readonly element = undefined as never
  readonly role = ''
  readonly exercise = undefined
  readonly activity = 'idle'
  source: string
  outputs: readonly LiveOutput[] | undefined
  constructor(
    readonly id: string,
    readonly published: string,
    readonly onEdit: (cell: CellDouble) => void,
  ) {
    this.source = published
  }
  get isEdited(): boolean {
    return this.source !== this.published
  }
  get state(): 'published' | 'fresh' {
    return this.outputs === undefined ? 'published' : 'fresh'
  }
  setSource(source: string): void {
    this.source = source
    this.onEdit(this)
  }
  async run(): Promise<RunOutcome> {
    this.outputs = [{ kind: 'stream', name: 'stdout', text: this.source }]
    return 'ok'
  }
  reset(): void {
    this.setSource(this.published)
  }
  showPublished(): void {
    this.outputs = undefined
  }
  showStored(outputs: readonly LiveOutput[]): void {
    this.outputs = outputs
  }
  focus(): void {}
}
