/** Where something went wrong: the notebook as messages name it, and the cell with its source, if it was in one. */
export interface Place {
  readonly notebook: string
  readonly cell?: string
  readonly source?: string
}

/**
 * What stops a notebook, a class per kind of failure. `reason` is the sentence alone; `message` says in addition where:
 * notebook, cell and source.
 */
export abstract class RunError extends Error {
  readonly reason: string
  readonly place: Place

  constructor(place: Place, reason: string) {
    const cell = place.cell === undefined ? '' : `, cell ${place.cell}`
    const source = place.source === undefined ? '' : `\n${indent(place.source)}`
    super(`${place.notebook}${cell}: ${reason}${source}`)
    this.name = new.target.name
    this.reason = reason
    this.place = place
  }
}

/** The kernel could not be started, or was never heard of. */
export class KernelStartError extends RunError {}

/** The kernel's process ended, or no longer speaks the protocol, while it was needed. */
export class KernelDiedError extends RunError {}

/** The code of a cell threw, or did not compile. */
export class CellError extends RunError {}

/** A cell took longer than it may. */
export class CellTimeoutError extends RunError {}

/** The user stopped the run. */
export class InterruptedError extends RunError {}

/** The step was not run, because one before it failed. */
export class SkippedError extends RunError {}

function indent(source: string): string {
  return source.replace(/^(?=.)/gm, '    ')
}
