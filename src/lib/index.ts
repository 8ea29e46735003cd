export type { BirdValueName, BirdValues, ReadBird } from './bird-values'
export { readBirdValues } from './bird-values'
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
export type { CalibrationBin } from './calibration'
export { brierScore, calibration, calibrationError } from './calibration'
export type { Bar, BarMoment, BarOptions } from './charts/bar'
export { bar } from './charts/bar'
export type { ContourMarks, ContourMoment, ContourOptions } from './charts/contour'
export { contour } from './charts/contour'
export { sliderRoom } from './charts/frames'
export type { HeatmapMoment, HeatmapOptions, HeatmapPlace } from './charts/heatmap'
export { heatmap } from './charts/heatmap'
export type { ImageOptions, NamedPixels, Pixels } from './charts/image'
export { image } from './charts/image'
export type { ChartOptions } from './charts/layout'
export type { LineMarks, LineMoment, LineOptions, Series } from './charts/line'
export { line } from './charts/line'
export type { Mark } from './charts/mark'
export type { InkLine, LabelledXY, XY } from './charts/marks'
export type { NetworkDrawing, NetworkMoment, NetworkOptions } from './charts/network-chart'
export { networkChart } from './charts/network-chart'
export type { ColourName, Style, Theme } from './charts/palette'
export { colourName, colours, inTheme, palette, paletteVariables } from './charts/palette'
export type { ScatterMarks, ScatterMoment, ScatterOptions } from './charts/scatter'
export { scatter } from './charts/scatter'
export type { Grid, Surface } from './charts/surface'
export { surface } from './charts/surface'
export type { BirdDefect } from './clean'
export { cleanBirds, findBirdDefects, publishedRanges } from './clean'
export { binaryCrossEntropy, binaryCrossEntropyOfScore } from './cross-entropy'
export type { FoldOptions } from './cross-validation'
export { crossValidate, foldsOf } from './cross-validation'
export type { CsvRow } from './csv'
export { parseCsv } from './csv'
export type { DescentOptions } from './descend'
export { descend } from './descend'
export type { Drawing, DrawingKind } from './drawings'
export { drawingKinds, drawingSize, pixelsOf } from './drawings'
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
export type { Choice, HyperparameterGrid, TriedChoice } from './grid-search'
export { combinations, gridSearch } from './grid-search'
export type { Host, Language, Progress, Words } from './host'
export { installHost } from './host'
export type { BirdAnswer, BirdProgram, Seen, SeenSize } from './identify'
export { identify, trainBirdProgram } from './identify'
export type { KMeansMoment, KMeansOptions } from './k-means'
export { joinNearest, kMeans, moveCentres } from './k-means'
export type {
  BirdsData,
  DataSets,
  DrawingsData,
  NamesData,
  ParkData,
  PenguinsData,
  PointsData,
} from './load'
export { load } from './load'
export type { LogisticModel, LogisticOptions } from './logistic'
export { fitLogistic, logisticLoss, logisticScore, predictLogistic } from './logistic'
export { accuracy, confusionMatrix, precision, recall } from './metrics'
export type { AnimalName, NameKind } from './names'
export { nameKinds } from './names'
export type { ActivationName } from './network/activations'
export { activations, relu } from './network/activations'
export { batches } from './network/batches'
export type { Dense, DensePass, DenseSlopes } from './network/dense'
export { backToInputs, backwardDense, createDense, forwardDense } from './network/dense'
export { dropoutMask } from './network/dropout'
export { bestEpoch, hasStoppedImproving } from './network/early-stopping'
export { addL2, l2Penalty } from './network/l2'
export type { Loss } from './network/losses'
export { crossEntropy, meanSquaredError } from './network/losses'
export type { Matrix, Rows } from './network/matrix'
export { toMatrix, toRows } from './network/matrix'
export type { LayerChoice, Network } from './network/network'
export {
  backward,
  copyNetwork,
  countParameters,
  createNetwork,
  forward,
  networkLoss,
  parametersOf,
  predictNetwork,
} from './network/network'
export { numericSlopes } from './network/numeric-slopes'
export type { Optimiser, Step } from './network/optimisers'
export { adam, gradientDescent, momentum } from './network/optimisers'
export type { Epoch, Training, TrainOptions } from './network/train'
export { train } from './network/train'
export type { ParkAnimal, ParkKind } from './park'
export { parkKinds } from './park'
export type { Penguin, PenguinIsland, PenguinSpecies } from './penguins'
export { penguinIslands, penguinSpecies } from './penguins'
export type { Random } from './random'
export { seededRandom, withSeed } from './random'
export type { DrawnChoice, RandomSearchOptions } from './random-search'
export { randomSearch } from './random-search'
export { ready } from './ready'
export { report } from './report'
export type { Memory, ModelAnswer, SavedLayer, SavedModel, TrainedModel } from './saved-model'
export { askModel, loadModel, nearestDistance, saveModel } from './saved-model'
export type { Showable } from './show'
export { show } from './show'
export { sigmoid } from './sigmoid'
export { probabilityOfB, softLoss, softSlope, truthOf } from './soft-threshold'
export type { SoftmaxModel, SoftmaxOptions } from './softmax'
export { fitSoftmax, predictSoftmax, softmax } from './softmax'
export type { SplitOptions } from './split'
export { splitByGroup, splitData } from './split'
export type { Standardiser } from './standardise'
export { fitStandardiser, standardise } from './standardise'
export type { Studies, Study } from './studies'
export type { TableOptions } from './table'
export { cellText, table, tableHtml, tableText } from './table'
export type { Point, Threshold, Try } from './threshold'
export { fitThreshold, midpoints, mistakes, sideOf } from './threshold'
export type { Branch, Leaf, Tree, TreeNode, TreeOptions } from './tree'
export { fitTree, gini, predictTree } from './tree'
