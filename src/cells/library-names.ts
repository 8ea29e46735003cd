/** What `fledgling` exports, for those who mistype it: a test holds the list against the library. */
export const libraryNames: readonly string[] = (
  'accuracy backColours bar birdFeatureNames birdFeatures birdMeasurementNames ' +
  'birdMeasurements cellText check cleanBirds colourName colours confusionMatrix contour ' +
  'exercises findBirdDefects fitSoftmax fitStandardiser fitThreshold fitTree gini heatmap ' +
  'identify image inTheme installHost judge line load midpoints mistakes oneHot palette ' +
  'paletteVariables parseCsv precision predictSoftmax predictTree printTree publishedRanges ' +
  'ready recall report scatter seededRandom show sideOf sliderRoom softmax species ' +
  'speciesNames splitData standardise surface table tableHtml tableText trainBirdProgram ' +
  'withSeed'
).split(' ')

/** Functions whose promise is easily forgotten. */
export const promising: ReadonlySet<string> = new Set(
  'load ready trainBirdProgram fit fitDataset evaluateDataset data array readCSV save'.split(' '),
)
