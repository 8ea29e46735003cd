import type { Exercise, ExerciseCase } from './judge'

type Stop = (losses: number[], patience: number) => number

/** Walks along the losses and ends after so many in a row that are no new lowest; `ends` says what it answers then. */
function watch(
  losses: readonly number[],
  patience: number,
  isBetter: (loss: number, lowest: number, before: number) => boolean,
  ends: (best: number, last: number) => number = (best) => best,
): number {
  let best = 1
  for (let epoch = 2; epoch <= losses.length; epoch++) {
    if (isBetter(losses[epoch - 1]!, losses[best - 1]!, losses[epoch - 2]!)) best = epoch
    if (epoch - best >= patience) return ends(best, epoch)
  }
  return ends(best, losses.length)
}

const bestBeforeStop: Stop = (losses, patience) => watch(losses, patience, (loss, lowest) => loss < lowest)

/** Every epoch without a new lowest counts, whether or not there was one in between. */
const neverForgets: Stop = (losses, patience) => {
  let best = 1
  let waited = 0
  for (let epoch = 2; epoch <= losses.length; epoch++) {
    if (losses[epoch - 1]! < losses[best - 1]!) best = epoch
    else waited++
    if (waited >= patience) return best
  }
  return best
}

/** `epochToKeep(losses, patience)`: the early stopping of lesson 08. */
const stopping: Exercise = {
  id: '08-stop',
  name: 'epochToKeep',
  cases: [
    {
      args: [[0.9, 0.7, 0.6, 0.65, 0.66, 0.7], 2],
      note: { en: 'Epochs 4 and 5 bring no new lowest, so training ends. The network of epoch 3 is kept.' },
    },
    {
      args: [[0.9, 0.7, 0.75, 0.72, 0.5, 0.6], 2],
      note: { en: 'It ends after epoch 4. Nobody will ever know that epoch 5 would have been better.' },
    },
    {
      args: [[0.9, 0.7, 0.75, 0.72, 0.5, 0.6], 3],
      note: { en: 'With a patience of 3 it gets as far as epoch 5.' },
    },
    {
      args: [[0.5, 0.6, 0.55, 0.58, 0.57, 0.4], 3],
      note: { en: '0.55 is lower than the loss before it, but no new lowest. It ends after epoch 4.' },
    },
    {
      args: [[0.9, 0.8, 0.85, 0.7, 0.75, 0.6, 0.65], 2],
      note: { en: 'Each new lowest makes it patient again: it never waits for two epochs in a row.' },
    },
    {
      args: [[0.5, 0.5, 0.5, 0.3], 2],
      note: { en: 'Equal is not lower.' },
    },
    { args: [[0.8, 0.6, 0.4], 5], note: { en: 'The losses end before its patience does.' } },
  ],
  right: bestBeforeStop,
  starter: {
    answer: ((losses) => losses.length) satisfies Stop,
    say: { en: 'Nothing to check yet: epochToKeep keeps the network of the last epoch. Write the loop.' },
  },
  wrong: [
    {
      answer: ((losses) => 1 + losses.indexOf(Math.min(...losses))) satisfies Stop,
      say: {
        en: 'It looks into the future: it takes the lowest of all losses, also of those that come after training has ended. End the loop once it has waited for patience epochs.',
      },
    },
    {
      answer: ((losses, patience) => bestBeforeStop(losses, patience) - 1) satisfies Stop,
      say: { en: 'It counts the epochs from 0. losses[0] is the loss after epoch 1: answer with one more.' },
    },
    {
      answer: ((losses, patience) =>
        watch(losses, patience, (loss, _lowest, before) => loss < before)) satisfies Stop,
      say: {
        en: 'It compares each loss with the one just before it. Compare with the lowest so far, and keep that in a variable.',
      },
    },
    {
      answer: ((losses, patience) =>
        watch(
          losses,
          patience,
          (loss, lowest) => loss < lowest,
          (_best, last) => last,
        )) satisfies Stop,
      say: {
        en: 'That is the epoch in which training ends. The network to keep is an older one: that of the epoch with the lowest loss.',
      },
    },
    {
      answer: ((losses, patience) => losses[bestBeforeStop(losses, patience) - 1]!) satisfies Stop,
      say: { en: 'That is the lowest loss. Asked for is its epoch.' },
    },
    {
      answer: ((losses, patience) =>
        watch(losses, patience, (loss, lowest) => loss <= lowest)) satisfies Stop,
      say: { en: 'It takes an equal loss for a new lowest. Equal is not lower: < and not <=.' },
    },
    {
      answer: neverForgets,
      say: {
        en: 'It never forgets an epoch that brought nothing. With each new lowest the waiting begins anew: set the count back to 0.',
      },
    },
    {
      answer: ((losses, patience) => bestBeforeStop(losses, patience + 1)) satisfies Stop,
      say: {
        en: 'It waits one epoch too long. With a patience of 2 it ends after two epochs in a row: >= and not >.',
      },
    },
    {
      answer: ((losses, patience) => bestBeforeStop(losses, patience - 1)) satisfies Stop,
      say: {
        en: 'It ends one epoch too early. With a patience of 2, two epochs in a row must have brought nothing.',
      },
    },
  ],
}

type ScoreOf = (train: number[], validation: number[]) => number
type MeanScore = (folds: number[][], scoreOf: ScoreOf) => number

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const others = (folds: number[][], f: number) => folds.filter((_, other) => other !== f).flat()

const meanScore: MeanScore = (folds, scoreOf) => mean(folds.map((fold, f) => scoreOf(others(folds, f), fold)))

/** A model that could not be smaller: it says the mean of what it was trained with. */
const squaredError: ScoreOf = (train, validation) => mean(validation.map((x) => (x - mean(train)) ** 2))
const trainedWith: ScoreOf = (train) => train.length

const foldCase = (folds: number[][], scoreOf: ScoreOf, told: string, note?: string): ExerciseCase => ({
  args: [folds, scoreOf],
  call: { en: `meanScore(${JSON.stringify(folds).replaceAll(',', ', ')}, scoreOf), where ${told}` },
  ...(note === undefined ? {} : { note: { en: note } }),
})
const byMean = (folds: number[][], note?: string) =>
  foldCase(folds, squaredError, 'scoreOf is the mean squared distance from the mean of train', note)

/** `meanScore(folds, scoreOf)`: the cross-validation of lesson 08. */
const folding: Exercise = {
  id: '08-folds',
  name: 'meanScore',
  cases: [
    foldCase(
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      trainedWith,
      'scoreOf counts the rows in train',
      'Two folds of two rows are left each time: 4.',
    ),
    byMean(
      [[1], [2], [6]],
      'Judged by 1, trained with 2 and 6: the mean is 4, the score 9. Then 2.25 and 20.25. Their mean is 10.5.',
    ),
    byMean([
      [0, 2],
      [4, 6],
    ]),
    byMean([[1, 3], [6]], 'Every fold has one voice, whatever its size: 17 and 16 make 16.5.'),
    byMean([[3], [9], [6], [0]]),
  ],
  right: meanScore,
  starter: {
    answer: (() => 0) satisfies MeanScore,
    say: { en: 'Nothing to check yet: meanScore always gives 0. Let each fold be the validation rows once.' },
  },
  wrong: [
    {
      answer: ((folds, scoreOf) =>
        mean(folds.map((fold) => scoreOf(folds.flat(), fold)))) satisfies MeanScore,
      say: {
        en: 'It trains with all rows, those of the fold included by which it is judged. Leave that fold out: filter, then flat.',
      },
    },
    {
      answer: ((folds, scoreOf) =>
        mean(folds.map((fold, f) => scoreOf(fold, others(folds, f))))) satisfies MeanScore,
      say: {
        en: 'It trains with the one fold and is judged by all others. The other way round: scoreOf(others, fold).',
      },
    },
    {
      answer: ((folds, scoreOf) => meanScore(folds, scoreOf) * folds.length) satisfies MeanScore,
      say: { en: 'That is the sum of the scores. Divide by the number of folds.' },
    },
    {
      answer: ((folds, scoreOf) =>
        mean(folds.map((_, f) => scoreOf(others(folds, f), others(folds, f))))) satisfies MeanScore,
      say: {
        en: 'It is judged by the rows that it was trained with. The second thing that scoreOf gets is the fold.',
      },
    },
    {
      answer: ((folds, scoreOf) => scoreOf(others(folds, 0), folds[0]!)) satisfies MeanScore,
      say: {
        en: 'It uses the first fold only. Every fold is the validation rows once. Does return stand in the loop?',
      },
    },
    {
      answer: ((folds, scoreOf) => {
        const last = folds.length - 1
        return scoreOf(others(folds, last), folds[last]!)
      }) satisfies MeanScore,
      say: { en: 'Only the last fold counts in it. Add the scores up: sum += ..., not sum = ...' },
    },
    {
      answer: ((folds, scoreOf) =>
        Math.min(...folds.map((fold, f) => scoreOf(others(folds, f), fold)))) satisfies MeanScore,
      say: { en: 'That is the lowest score, of the luckiest fold. Asked for is the mean of all.' },
    },
    {
      answer: ((folds, scoreOf) =>
        (meanScore(folds, scoreOf) * folds.length) / folds.flat().length) satisfies MeanScore,
      say: {
        en: 'It divides by the number of rows. There is one score for each fold: divide by folds.length.',
      },
    },
  ],
}

export const tuning: readonly Exercise[] = [stopping, folding]
