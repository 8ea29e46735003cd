const lesson = '09-real-birds'
/** The cell that defines `wholeWay(seed)`, from the drawer over the tuning to the accuracies on the test birds. */
const lastCell = 'whole-way'
const rungs = ['commonest', 'line', 'tree', 'softmax', 'first']

/** By name: how each study of this lesson is measured, two or three minutes in all. */
export const studies = {
  async 'penguin-network'(evaluateIn, seeds) {
    const ways = await evaluateIn(lesson, lastCell, `${JSON.stringify(seeds)}.map((seed) => wholeWay(seed))`)
    return {
      about: `Accuracies of lesson 09 on its test birds; the seed sets the split, the folds and the first weights. "first": the network before tuning, "network": after it, with the chosen "units" and "l2"; "island": the same network, which also sees the island. "misnamed": the places of the test birds that the tuned networks misnamed, seed by seed.`,
      seeds,
      ...Object.fromEntries(rungs.map((rung, i) => [rung, ways.map((way) => way.rungs[i])])),
      ...Object.fromEntries(
        ['network', 'island', 'units', 'l2'].map((name) => [name, ways.map((way) => way[name])]),
      ),
      misnamed: ways.flatMap((way) => way.misnamed),
    }
  },
}
