/** A run that ends within this time shows no Stop, which would only flicker. */
const STOP_AFTER = 300

/** A button that runs something, and the Stop that takes its place while that takes its time. */
export class RunButton {
  readonly #run: HTMLButtonElement
  readonly #stop: HTMLButtonElement
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(run: HTMLButtonElement, stop: HTMLButtonElement) {
    this.#run = run
    this.#stop = stop
    stop.hidden = true
  }

  /** The one of the two that is there now. */
  get shown(): HTMLButtonElement {
    return this.#run.hidden ? this.#stop : this.#run
  }

  began(): void {
    this.#timer = setTimeout(() => swap(this.#run, this.#stop), STOP_AFTER)
  }

  ended(): void {
    clearTimeout(this.#timer)
    swap(this.#stop, this.#run)
  }
}

/** One takes the other's place, with the focus. */
function swap(from: HTMLButtonElement, to: HTMLButtonElement): void {
  const hadFocus = document.activeElement === from
  from.hidden = true
  to.hidden = false
  if (hadFocus) to.focus({ preventScroll: true })
}
