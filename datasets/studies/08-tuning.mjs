const lesson = '08-tuning'
/** The cell that defines `looks(seed, howMany)`; all that the lesson tunes with stands above it. */
const lastCell = 'looks'
const rangers = Array.from({ length: 100 }, (_, i) => i + 1)

/** By name: how each study of this lesson is measured, about five minutes in all. */
export const studies = {
  async 'twenty-looks'(evaluateIn) {
    const all = await evaluateIn(
      lesson,
      lastCell,
      `${JSON.stringify(rangers)}.map((seed) => looks(seed, 20))`,
    )
    const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length
    const over = (name) => all[0].map((_, look) => mean(all.map((ranger) => ranger[look][name])))
    const atLast = (name) => all.map((ranger) => ranger.at(-1)[name])
    return {
      about:
        'A hundred rangers of lesson 08, seeds 1 to 100; the seed deals the piles and draws the choices. Accuracy of the best network so far after 1 to 20 looks at the test pile of 40 birds, mean over the rangers: "inDrawer" on that pile, "later" on the 193 others. "bestInDrawer" and "bestLater" are the two after 20 looks, one number a ranger.',
      rangers: rangers.length,
      inDrawer: over('inDrawer'),
      later: over('later'),
      bestInDrawer: atLast('inDrawer'),
      bestLater: atLast('later'),
    }
  },

  async 'tuned-penguins'(evaluateIn, seeds) {
    const each = `(seed) => {
      const piles = pilesOf(seed)
      const own = [...piles.training, ...piles.validation]
      const within = foldsOf(own, { folds: 5, seed: 1, by: kindOf })
      const ofGrid = gridSearch({ units: sizes, l2: penalties }, (choice) => judge({ ...choice, epochs: 200 }, within).mean)
      const ofDraws = randomSearch(drawChoice, { tries: 18, seed: seed }, (choice) => judge(choice, within).mean)
      const judged = (choice) => {
        const model = fit(own, choice)
        return [model.loss(piles.later), model.accuracy(piles.later), model.accuracy(piles.test)]
      }
      return {
        untuned: judged({ units: 64 }),
        grid: judged({ ...ofGrid.best.choice, epochs: 200 }),
        random: judged(ofDraws.best.choice),
        units: ofGrid.best.choice.units,
        l2: ofGrid.best.choice.l2,
      }
    }`
    const found = await evaluateIn(lesson, lastCell, `${JSON.stringify(seeds)}.map(${each})`)
    const of = (name, place) => found.map((one) => one[name][place])
    return {
      about:
        'The whole way of lesson 08, ten times; the seed deals the piles and draws the random tries. Networks learn from 100 birds. "untuned": 64 neurons, 500 epochs, no remedy. "grid" and "random": the best choice of each search by five folds, 18 tries each. Loss and accuracy on the 193 birds of later, accuracy on the 40 test birds.',
      seeds,
      untunedLoss: of('untuned', 0),
      untunedAccuracy: of('untuned', 1),
      gridLoss: of('grid', 0),
      gridAccuracy: of('grid', 1),
      gridTestAccuracy: of('grid', 2),
      gridUnits: found.map((one) => one.units),
      gridL2: found.map((one) => one.l2),
      randomLoss: of('random', 0),
      randomAccuracy: of('random', 1),
    }
  },
}
