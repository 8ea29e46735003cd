export type { BirdValueName, BirdValues } from './bird-values'
export type { BackColour, Bird, RawBird, Species } from './birds'
export {
  backColours,
  birdFeatureNames,
  birdFeatures,
  birdMeasurementNames,
  birdMeasurements,
  species,
  speciesNames,
} from './birds'
export type { Bar, BarMoment, BarOptions } from './charts/bar'
export { bar } from './charts/bar'
export type { ContourMarks, ContourMoment, ContourOptions } from './charts/contour'
export { contour } from './charts/contour'
export { sliderRoom } from './charts/frames'
export type { HeatmapMoment, HeatmapOptions } from './charts/heatmap'
export { heatmap } from './charts/heatmap'
export type { ImageOptions, NamedPixels, Pixels } from './charts/image'
export { image } from './charts/image'
export type { ChartOptions } from './charts/layout'
export type { LineMarks, LineMoment, LineOptions, Series } from './charts/line'
export { line } from './charts/line'
export type { Mark } from './charts/mark'
export type { InkLine, LabelledXY, XY } from './charts/marks'
export type { ColourName, Style, Theme } from './charts/palette'
export { colourName, colours, inTheme, palette, paletteVariables } from './charts/palette'
export type { ScatterMarks, ScatterMoment, ScatterOptions } from './charts/scatter'
export { scatter } from './charts/scatter'
export type { Grid, Surface } from './charts/surface'
export { surface } from './charts/surface'
export type { BirdDefect } from './clean'
export { cleanBirds, findBirdDefects, publishedRanges } from './clean'
export { binaryCrossEntropy, binaryCrossEntropyOfScore } from './cross-entropy'
export type { CsvRow } from './csv'
export { parseCsv } from './csv'
export type { DescentOptions } from './descend'
export { descend } from './descend'
export { oneHot } from './encode'
export { check } from './exercises/check'
export { exercises } from './exercises/index'
export type {
  Exercise,
  ExerciseCase,
  Outcome,
  Tried,
  Verdict,
  VerdictKind,
  WrongAnswer,
} from './exercises/judge'
export { judge } from './exercises/judge'
export type { CheckedCase, CheckResult } from './exercises/result'
export { printTree } from './field-guide'
export type { Figure, Frame, Json, MimeBundle, PlotlySpec, Table, TableCell } from './figure'
export type { Host, Language, Progress, Words } from './host'
export { installHost } from './host'
export type { BirdAnswer, BirdProgram, Seen, SeenSize } from './identify'
export { identify, trainBirdProgram } from './identify'
export type { BirdsData, DataSets, PointsData } from './load'
export { load } from './load'
export { accuracy, confusionMatrix, precision, recall } from './metrics'
export type { Random } from './random'
export { seededRandom, withSeed } from './random'
export { ready } from './ready'
export { report } from './report'
export type { Showable } from './show'
export { show } from './show'
export { sigmoid } from './sigmoid'
export { probabilityOfB, softLoss, softSlope, truthOf } from './soft-threshold'
export type { SoftmaxModel, SoftmaxOptions } from './softmax'
export { fitSoftmax, predictSoftmax, softmax } from './softmax'
export type { SplitOptions } from './split'
export { splitData } from './split'
export type { Standardiser } from './standardise'
export { fitStandardiser, standardise } from './standardise'
export type { Studies, Study } from './studies'
export type { TableOptions } from './table'
export { cellText, table, tableHtml, tableText } from './table'
export type { Point, Threshold, Try } from './threshold'
export { fitThreshold, midpoints, mistakes, sideOf } from './threshold'
export type { Branch, Leaf, Tree, TreeNode, TreeOptions } from './tree'
export { fitTree, gini, predictTree } from './tree'
