const lesson = '10-looking'
/** The cell that defines `wholeWay(seed, way)`: from the split to three accuracies on the test drawings. */
const lastCell = 'whole-way'
/** How many seeds measure what is compared with the whole: each training takes a quarter of a minute or more. */
const fewer = 3

/** By name: how each study of this lesson is measured, about a quarter of an hour in all. */
export const studies = {
  async 'drawing-network'(evaluateIn, seeds) {
    const fewSeeds = seeds.slice(0, fewer)
    const cnn = 'make: convolutionalNetwork, epochs: 30, centre: true, augment: true, junk: true'
    const plain = 'make: denseNetwork, epochs: 60, centre: true, augment: true, junk: true'
    const times = (way, which) => `await manyTimes(${JSON.stringify(which)}, { ${way} })`
    const ways = {
      convolutional: times(cnn, seeds),
      dense: times(plain, seeds),
      centred: times(cnn.replace('augment: true', 'augment: false'), fewSeeds),
      asDrawn: times(cnn.replace('centre: true, augment: true', 'centre: false, augment: false'), fewSeeds),
      denseCentred: times(plain.replace('augment: true', 'augment: false'), fewSeeds),
      denseAsDrawn: times(
        plain.replace('centre: true, augment: true', 'centre: false, augment: false'),
        fewSeeds,
      ),
      withoutJunk: times(cnn.replace('junk: true', 'junk: false'), fewSeeds),
    }
    const each = Object.entries(ways).map(([name, way]) => `${name}: ${way}`)
    const found = await evaluateIn(lesson, lastCell, `{ ${each.join(', ')} }`)
    return {
      about: `Accuracy of the networks of lesson 10 on their test drawings; the seed sets the split, the first weights, the batches and the changes. "Bird": bird or not; "Clean": which of fourteen, junk left out of the test. "centred": no shifting and mirroring; "asDrawn": not moved to the middle either; "withoutJunk": no junk in the training. What has fewer numbers was measured with "fewSeeds".`,
      seeds,
      fewSeeds,
      convolutional: found.convolutional[0],
      convolutionalBird: found.convolutional[1],
      convolutionalClean: found.convolutional[2],
      dense: found.dense[0],
      denseBird: found.dense[1],
      centred: found.centred[0],
      asDrawn: found.asDrawn[0],
      denseCentred: found.denseCentred[0],
      denseAsDrawn: found.denseAsDrawn[0],
      withoutJunk: found.withoutJunk[0],
      withoutJunkClean: found.withoutJunk[2],
    }
  },
}
