/** Whoever listens to what happens, by the name of the event. */
export class Events<Details> {
  readonly #listeners = new Map<keyof Details, Set<(detail: never) => void>>()

  /** The function that is returned ends the listening. */
  on<Name extends keyof Details>(event: Name, listen: (detail: Details[Name]) => void): () => void {
    const listeners = this.#listeners.get(event) ?? new Set()
    this.#listeners.set(event, listeners)
    listeners.add(listen as (detail: never) => void)
    return () => listeners.delete(listen as (detail: never) => void)
  }

  emit<Name extends keyof Details>(event: Name, detail: Details[Name]): void {
    for (const listen of [...(this.#listeners.get(event) ?? [])]) {
      ;(listen as (detail: Details[Name]) => void)(detail)
    }
  }
}
