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
export type { ContourMarks, ContourMoment, ContourOptions, Grid, Surface } from './charts/contour'
export { contour, surface } from './charts/contour'
export type { HeatmapMoment, HeatmapOptions } from './charts/heatmap'
export { heatmap } from './charts/heatmap'
export type { ImageOptions, NamedPixels, Pixels } from './charts/image'
export { image } from './charts/image'
export type { ChartOptions } from './charts/layout'
export type { LineMarks, LineMoment, LineOptions, Mark, Series } from './charts/line'
export { line } from './charts/line'
export type { InkLine, LabelledXY, XY } from './charts/marks'
export type { ColourName, Style, Theme } from './charts/palette'
export { colourName, colours, inTheme, palette, paletteVariables } from './charts/palette'
export type { ScatterMarks, ScatterMoment, ScatterOptions } from './charts/scatter'
export { scatter } from './charts/scatter'
export type { BirdDefect } from './clean'
export { cleanBirds, findBirdDefects, publishedRanges } from './clean'
export type { CsvRow } from './csv'
export { parseCsv } from './csv'
export { oneHot } from './encode'
export { check } from './exercises/check'
export { exercises } from './exercises/index'
export type {
  Exercise,
  ExerciseCase,
  Failure,
  Outcome,
  Verdict,
  VerdictKind,
  WrongAnswer,
} from './exercises/judge'
export { judge } from './exercises/judge'
export type { Figure, Frame, Json, MimeBundle, PlotlySpec, Table, TableCell } from './figure'
export type { Host, Language, Words } from './host'
export { installHost } from './host'
export type { BirdsData, DataSets, PointsData } from './load'
export { load } from './load'
export type { Random } from './random'
export { seededRandom, withSeed } from './random'
export { ready } from './ready'
export type { Showable } from './show'
export { show } from './show'
export type { Studies, Study } from './studies'
export type { TableOptions } from './table'
export { cellText, table, tableHtml, tableText } from './table'
export type { Point, Threshold, Try } from './threshold'
export { fitThreshold, midpoints, mistakes, sideOf } from './threshold'
