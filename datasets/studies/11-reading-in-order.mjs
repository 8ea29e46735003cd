const lesson = '11-reading-in-order'
/** The cell that defines `wholeWay(seed)`, from the split to the accuracies on the test names, and `shuffledWay(seed)`. */
const lastCell = 'whole-way'

/** By name: how each study of this lesson is measured, about eight minutes in all. */
export const studies = {
  async 'name-network'(evaluateIn, seeds) {
    const shuffledSeeds = seeds.slice(0, 5)
    const [ways, shuffled] = await evaluateIn(
      lesson,
      lastCell,
      `[await withSeeds(${JSON.stringify(seeds)}, wholeWay), await withSeeds(${JSON.stringify(shuffledSeeds)}, shuffledWay)]`,
    )
    const all = (key) => ways.map((way) => way[key])
    return {
      about: `Accuracy on the test names of lesson 11; the seed sets the split, the first weights, the batches and what is hidden. "bag": softmax regression on a bag of letters, "lastWords": the table of last words, "network": the GRU, "newWords" and "newWordsTable": the GRU and the table on the names whose last word is new, "shuffled": the GRU trained and tested on names with shuffled letters, for the first five seeds.`,
      seeds,
      bag: all('bag'),
      lastWords: all('lastWords'),
      network: all('network'),
      newWords: all('newWords'),
      newWordsTable: all('newWordsTable'),
      shuffled,
    }
  },
}
