import { startHere } from './00-start-here'
import { aLineThatDecides } from './01-a-line-that-decides'
import { trainingBySmallSteps } from './02-training-by-small-steps'
import { theChildInThePark } from './03-the-child-in-the-park'
import { birdsTheData } from './04-birds-the-data'
import { birdsTheClassifier } from './05-birds-the-classifier'
import { insideTheNetwork } from './06-inside-the-network'
import { lossesAndOptimisers } from './07-losses-and-optimisers'
import { tuning } from './08-tuning'
import { realBirds } from './09-real-birds'
import { looking } from './10-looking'
import { readingInOrder } from './11-reading-in-order'
import { attentionATransformer } from './12-attention'
import { usingTheModel } from './13-using-the-model'
import type { Exercise } from './judge'

/** Every exercise of the course by its id; one file a lesson. */
export const exercises: Readonly<Record<string, Exercise>> = Object.fromEntries(
  [
    ...startHere,
    ...aLineThatDecides,
    ...trainingBySmallSteps,
    ...theChildInThePark,
    ...birdsTheData,
    ...birdsTheClassifier,
    ...insideTheNetwork,
    ...lossesAndOptimisers,
    ...tuning,
    ...realBirds,
    ...looking,
    ...readingInOrder,
    ...attentionATransformer,
    ...usingTheModel,
  ].map((exercise) => [exercise.id, exercise]),
)
