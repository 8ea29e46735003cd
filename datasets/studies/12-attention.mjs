const lesson = '12-attention'
/** The cell that defines `manyWays(seeds)`: for each, from the split to the losses on the test names. */
const lastCell = 'whole-way'

/** By name: how each study of this lesson is measured, about five minutes in all. */
export const studies = {
  async 'bird-names'(evaluateIn, seeds) {
    const each = await evaluateIn(lesson, lastCell, `await manyWays(${JSON.stringify(seeds)})`)
    return {
      about: `Loss in nats a letter on the test names of lesson 12; the seed sets the split, the first weights, the order and the dropout. "pairs": the table of letter pairs; "tables": tables of the last five letters that hand down to shorter ones; "transformer": one block of attention. The settings were chosen on the validation names of seed 1.`,
      seeds,
      pairs: each.map(({ pairs }) => pairs),
      tables: each.map(({ tables }) => tables),
      transformer: each.map(({ transformer }) => transformer),
    }
  },
}
