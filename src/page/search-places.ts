/** What the page's search looks through: the text under each heading, with the address of the heading. */
export interface SearchIndex {
  readonly lessons: readonly { readonly stem: string; readonly title: string; readonly number?: number }[]
  readonly places: readonly Place[]
}

export interface Place {
  /** Which of the lessons. */
  readonly lesson: number
  /** The id of the heading in the lesson's page. */
  readonly id: string
  readonly title: string
  readonly text: string
  /** The names that the code under the heading uses, each once. */
  readonly code: string
}
