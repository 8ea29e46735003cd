import { host } from './host'

/**
 * Says how far a training is: `report(epoch, epochs, { loss })` after each epoch. A live page shows it as a bar and the
 * first value as a small curve; in Jupyter our own kernel shows a bar, which stays at its end. Anywhere else nothing happens,
 * and nothing ever stands in the outputs that `fledgling run` writes. It may be called as often as one likes: pages and
 * kernel take as many as they can show.
 * @param step how many steps are done, counted from 1
 * @param of how many there will be
 * @param unit what one step is called
 * @throws if a step is no whole number from 0 to `of`
 */
export function report(
  step: number,
  of: number,
  values: { readonly [name: string]: number } = {},
  unit = 'epoch',
): void {
  if (!Number.isInteger(step) || !Number.isInteger(of) || step < 0 || step > of) {
    throw new Error(`report takes the number of a step and how many there are: ${step} of ${of}`)
  }
  host().progress?.({ step, of, unit, values })
}
