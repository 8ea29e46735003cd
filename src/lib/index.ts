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
export type { BirdsData, DataSets, PointsData } from './load'
export { load } from './load'
export type { Random } from './random'
export { seededRandom, withSeed } from './random'
export { ready } from './ready'
export type { Studies, Study } from './studies'
export type { Point, Threshold, Try } from './threshold'
export { fitThreshold, midpoints, mistakes, sideOf } from './threshold'
