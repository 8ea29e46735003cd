/**
 * The loss of one answer with a probability, in nats: minus the natural logarithm of what the truth was given. 0 for a
 * model that was sure and right, ln 2 for one that said a half, without end for one that is ever surer and wrong.
 * Born in lesson 02.
 * @param p the probability of yes that the model gave, 0 to 1
 * @param truth 1 if yes was true, 0 if no was
 * @throws if p is no probability
 */
export function binaryCrossEntropy(p: number, truth: 0 | 1): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must be a probability from 0 to 1: ${p}`)
  const given = truth === 1 ? p : 1 - p
  return given === 1 ? 0 : -Math.log(given) // not -0
}

/**
 * The same, from the score s that p = sigmoid(s) is made of. For scores far from 0 it is exact where p has long been
 * rounded to 0 or 1: -ln sigmoid(s) = ln(1 + e^(-s)).
 */
export function binaryCrossEntropyOfScore(score: number, truth: 0 | 1): number {
  const forTruth = truth === 1 ? score : -score
  return Math.log1p(Math.exp(-Math.abs(forTruth))) + Math.max(-forTruth, 0)
}
