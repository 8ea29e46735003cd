/**
 * The function 1 / (1 + e^(-score)): any number as a probability. 0 gives a half, a large score nearly 1, one far below
 * 0 nearly 0; sigmoid(-score) is 1 - sigmoid(score). Born in lesson 02.
 */
export function sigmoid(score: number): number {
  // e^score instead of e^(-score) below 0: neither can overflow, and the small probabilities keep all their digits.
  if (score >= 0) return 1 / (1 + Math.exp(-score))
  const power = Math.exp(score)
  return power / (1 + power)
}
