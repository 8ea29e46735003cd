const lesson = '13-using-the-model'
/** The cell that defines `oneSeed(seed)`: what of the lesson depends on chance. */
const lastCell = 'one-seed'

/** By name: how each study of this lesson is measured, about half a minute in all. */
export const studies = {
  async 'using-the-model'(evaluateIn, seeds) {
    const each = await evaluateIn(lesson, lastCell, `${JSON.stringify(seeds)}.map((seed) => oneSeed(seed))`)
    const measured = Object.fromEntries(
      Object.keys(each[0]).map((key) => [key, each.map((result) => result[key])]),
    )
    return {
      about: `Lesson 13; the seed sets splits, first weights and batches. The bird network with a memory: the share of right answers on 63 test birds, and how many of these and of 16 guests of other species it does not know. The penguin network after 625 epochs: the share of right answers, and the mean probability it gives to its answers, as it is and with its scores divided by the temperature.`,
      seeds,
      ...measured,
    }
  },
}
