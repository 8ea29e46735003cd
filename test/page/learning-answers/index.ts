import { startHere } from './00-start-here.ts'
import { aLineThatDecides } from './01-a-line-that-decides.ts'
import { trainingBySmallSteps } from './02-training-by-small-steps.ts'
import { theChildInThePark } from './03-the-child-in-the-park.ts'
import { birdsTheData } from './04-birds-the-data.ts'
import { birdsTheClassifier } from './05-birds-the-classifier.ts'
import { insideTheNetwork } from './06-inside-the-network.ts'
import { lossesAndOptimisers } from './07-losses-and-optimisers.ts'
import { tuning } from './08-tuning.ts'
import { realBirds } from './09-real-birds.ts'
import { looking } from './10-looking.ts'
import { readingInOrder } from './11-reading-in-order.ts'
import { attentionATransformer } from './12-attention.ts'
import { usingTheModel } from './13-using-the-model.ts'
import type { Answers } from './answers.ts'

/** By lesson; one file a lesson. */
export const answers: Readonly<Record<string, readonly Answers[]>> = {
  '00-start-here': startHere,
  '01-a-line-that-decides': aLineThatDecides,
  '02-training-by-small-steps': trainingBySmallSteps,
  '03-the-child-in-the-park': theChildInThePark,
  '04-birds-the-data': birdsTheData,
  '05-birds-the-classifier': birdsTheClassifier,
  '06-inside-the-network': insideTheNetwork,
  '07-losses-and-optimisers': lossesAndOptimisers,
  '08-tuning': tuning,
  '09-real-birds': realBirds,
  '10-looking': looking,
  '11-reading-in-order': readingInOrder,
  '12-attention': attentionATransformer,
  '13-using-the-model': usingTheModel,
}
