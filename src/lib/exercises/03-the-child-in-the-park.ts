import type { Exercise } from './judge'

type Numbers = readonly number[]
type Probability = (weights: Numbers, bias: number, features: Numbers) => number

const sigmoid = (score: number) => 1 / (1 + Math.exp(-score))
const weighted: Probability = (weights, _bias, features) =>
  weights.reduce((sum, weight, f) => sum + weight * features[f]!, 0)
const score: Probability = (weights, bias, features) => weighted(weights, bias, features) + bias

/** `dogProbability(weights, bias, features)`: logistic regression, asked about one animal. */
const probability: Exercise = {
  id: '03-probability',
  name: 'dogProbability',
  cases: [
    {
      args: [[1, 0], -4, [6, 3]],
      note: { en: 'Score: 1 · 6 + 0 · 3 − 4 = 2. The sigmoid of 2 is 0.88.' },
    },
    {
      args: [[1, -0.5], -3, [4, 2]],
      note: { en: 'Score: 1 · 4 − 0.5 · 2 − 3 = 0. On the border p is a half.' },
    },
    {
      args: [[0.5, 0.25], 0.5, [2, 4]],
      note: { en: 'Score: 0.5 · 2 + 0.25 · 4 + 0.5 = 2.5. The bias may be above 0, too.' },
    },
    {
      args: [[1, 1], -3, [1, 0.5]],
      note: { en: 'Score: 1 + 0.5 − 3 = −1.5, below 0, so p is less than a half.' },
    },
  ],
  right: ((weights, bias, features) => sigmoid(score(weights, bias, features))) satisfies Probability,
  starter: {
    answer: () => 0.5,
    say: {
      en: 'Nothing to check yet: dogProbability still says a half to every animal. Work out the score first, then give it to sigmoid.',
    },
  },
  wrong: [
    {
      answer: score,
      say: { en: 'That is the score, and it is right. It is no probability yet: give it to sigmoid.' },
    },
    {
      answer: ((weights, bias, features) => sigmoid(weighted(weights, bias, features))) satisfies Probability,
      say: { en: 'The bias is missing. Without it every border goes through 0 cm and 0 kg.' },
    },
    {
      answer: ((weights, bias, features) =>
        sigmoid(weighted(weights, bias, features) - bias)) satisfies Probability,
      say: { en: 'You take the bias away. It is added; that it is negative here does the rest.' },
    },
    {
      answer: ((weights, bias, features) => sigmoid(weights[0]! * features[0]! + bias)) satisfies Probability,
      say: {
        en: 'Only the height counts in your score. The second feature has a weight too: weights[1]! * features[1]!.',
      },
    },
    {
      answer: ((_weights, bias, features) =>
        sigmoid(features.reduce((sum, feature) => sum + feature, bias))) satisfies Probability,
      say: {
        en: 'You add the features as they are. Multiply each by its weight first: that is where the model keeps what it has learned.',
      },
    },
    {
      answer: ((weights, bias, features) =>
        sigmoid(
          weights.reduce((sum, weight, f) => sum + weight * features[f]! + bias, 0),
        )) satisfies Probability,
      say: {
        en: 'The bias is added once for each feature. It belongs to the score as a whole: add it once.',
      },
    },
    {
      answer: ((weights, bias, features) => sigmoid(-score(weights, bias, features))) satisfies Probability,
      say: {
        en: 'That is the probability of "not a dog": a high score gives you a small p. There is a minus sign too many.',
      },
    },
    {
      answer: ((weights, bias, features) =>
        score(weights, bias, features) >= 0 ? 1 : 0) satisfies Probability,
      say: {
        en: 'That jumps from 0 to 1, as the line of lesson 01 did. Let sigmoid say how sure the model is.',
      },
    },
  ],
}

type Share = (said: readonly string[], truth: readonly string[]) => number

const dogs = (names: readonly string[]) => names.filter((name) => name === 'dog').length
const found: Share = (said, truth) => said.filter((name, i) => name === 'dog' && truth[i] === 'dog').length

const toldCase = (said: readonly string[], truth: readonly string[], en: string) => {
  return { args: [said, truth], note: { en } }
}
const not = 'not a dog'

/** `precisionOf(said, truth)`: of all that was called a dog, the share that is one. */
const precision: Exercise = {
  id: '03-precision',
  name: 'precisionOf',
  cases: [
    toldCase(
      ['dog', 'dog', 'dog', not, not, not],
      ['dog', 'dog', not, 'dog', 'dog', not],
      'Three were called dogs, two of them are: 2 / 3.',
    ),
    toldCase(
      ['dog', not, not, not, not],
      ['dog', 'dog', 'dog', not, not],
      'It called one a dog, and that is one: precision 1, although two dogs were missed.',
    ),
    toldCase(
      ['dog', 'dog', 'dog', 'dog'],
      ['dog', not, not, not],
      'Four were called dogs, one of them is: 1 / 4.',
    ),
    toldCase(
      [not, 'dog', 'dog', not, 'dog'],
      ['dog', not, 'dog', not, not],
      'Three called, one of them a dog.',
    ),
  ],
  right: ((said, truth) => found(said, truth) / dogs(said)) satisfies Share,
  starter: {
    answer: (() => 0) satisfies Share,
    say: {
      en: 'Nothing to check yet: precisionOf still answers 0. Of all that was called a dog, what share is one?',
    },
  },
  wrong: [
    {
      answer: ((said, truth) => found(said, truth) / dogs(truth)) satisfies Share,
      say: {
        en: 'That is recall: of all that are dogs, the share that was found. Precision divides by how many were called dogs.',
      },
    },
    {
      answer: ((said, truth) =>
        said.filter((name, i) => name === truth[i]).length / said.length) satisfies Share,
      say: {
        en: 'That is the accuracy: all right answers among all animals. Precision looks only at those that were called dogs.',
      },
    },
    {
      answer: ((said, truth) => found(said, truth) / said.length) satisfies Share,
      say: { en: 'You divide by all animals. Divide by how many were called dogs.' },
    },
    {
      answer: found,
      say: {
        en: 'That is how many dogs were rightly called so. Precision is a share: divide by how many were called dogs.',
      },
    },
    {
      answer: ((said, truth) => 1 - found(said, truth) / dogs(said)) satisfies Share,
      say: {
        en: 'That is the share of false alarms among those called dogs. Precision is the rest of them.',
      },
    },
    {
      answer: ((said) => dogs(said) / said.length) satisfies Share,
      say: { en: 'That is how often it says "dog", right or wrong. Ask the truth, too.' },
    },
    {
      answer: ((said, truth) => dogs(said) / dogs(truth)) satisfies Share,
      say: {
        en: 'You compare how many were called dogs with how many are dogs. They may be different animals: count those that are both.',
      },
    },
  ],
}

export const theChildInThePark: readonly Exercise[] = [probability, precision]
