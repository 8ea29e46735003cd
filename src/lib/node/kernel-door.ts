import type { MimeBundle } from '../figure'
import type { Progress } from '../host'
import { describe } from '../show'
import { shownSize } from './png'
import { progressBundle } from './progress'

/** What is displayed, as Jupyter has it; with a `display_id` it can be updated. */
interface DisplayContent {
  readonly data: MimeBundle
  readonly metadata: object
  readonly transient: { readonly display_id?: string }
}

/** What Fledgling's own kernel has ready for the library. */
interface KernelDoor {
  display(content: DisplayContent, update: boolean): void
  /** How a value of the library looks as the last expression of a cell; undefined for others. */
  describe?: (value: unknown) => { readonly data: MimeBundle; readonly metadata: object } | undefined
}

/** The door of our own kernel, where the process is one. */
export function kernelDoor(): KernelDoor | undefined {
  return (globalThis as { [door: symbol]: KernelDoor | undefined })[Symbol.for('fledgling.kernel')]
}

/** Tells the kernel how figures and tables look, which a cell may end in without `show`. */
export function describeInKernel(door: KernelDoor): void {
  door.describe = (value) => {
    const data = describe(value)
    return data && { data, metadata: metadataOf(data) }
  }
}

/** Sends a bundle to the notebook as one `display_data` message. */
export function displayInKernel(door: KernelDoor, data: MimeBundle): void {
  door.display({ data, metadata: metadataOf(data), transient: {} }, false)
}

/** Pictures have two pixels for one; told their size, viewers show them sharp and not twice as large. */
export function metadataOf(data: MimeBundle): object {
  const png = data['image/png']
  return typeof png === 'string' ? { 'image/png': shownSize(png) } : {}
}

/** Milliseconds between two states of a bar: more than a few a second nobody sees. */
const period = 250

/**
 * Shows a training as a bar that is brought up to date in its place; its last state stays. A step that is not after the
 * one before begins another training, and another bar. `clock` tells milliseconds.
 */
export function progressInKernel(door: KernelDoor, clock: () => number): (progress: Progress) => void {
  let bars = 0
  let last: Progress | undefined
  let sentAt = Number.NEGATIVE_INFINITY
  return (progress) => {
    const isNew = last === undefined || last.step >= last.of || isOther(last, progress)
    last = progress
    const now = clock()
    if (!isNew && progress.step < progress.of && now - sentAt < period) return
    sentAt = now
    if (isNew) bars++
    const transient = { display_id: `fledgling-progress-${process.pid}-${bars}` }
    door.display({ data: progressBundle(progress), metadata: {}, transient }, !isNew)
  }
}

function isOther(last: Progress, { step, of, unit }: Progress): boolean {
  return step < last.step || of !== last.of || unit !== last.unit
}
