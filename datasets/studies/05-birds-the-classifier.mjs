const lesson = '05-birds-the-classifier'
/** The cell that defines `wholeWay(seed, loudness)`, from the split to the accuracy on the test birds. */
const lastCell = 'whole-way'

/** By name: how each study of this lesson is measured, about a minute in all. */
export const studies = {
  async 'bird-network'(evaluateIn, seeds) {
    const each = `${JSON.stringify(seeds)}.map((seed) => wholeWay(seed, loudness))`
    const [loudness, loud, soft] = await evaluateIn(
      lesson,
      lastCell,
      `[chosen.loudness, ...[1, chosen.loudness].map((loudness) => ${each})]`,
    )
    return {
      about: `Accuracy of the small network of lesson 05 on its test birds; the seed sets the split and the first weights. "loud": colours at loudness 1, "soft": at the loudness chosen on the validation birds of seed 1.`,
      seeds,
      loudness,
      loud,
      soft,
    }
  },
}
