import type { Answers } from './answers.ts'

const FIT = 'query.reduce((sum, q, j) => sum + q * key[j]!, 0)'
const ROOT = 'Math.sqrt(query.length)'
const scores = (divided: string) => `const scores = keys.map((key) => ${divided})`
const TAKEN =
  'return values[0]!.map((_, c) => values.reduce((sum, value, i) => sum + shares[i]! * value[c]!, 0))'
const SHARES = 'const shares = softmax(scores)'

const attend: Answers = {
  id: '12-attend',
  head: `function attend(
  query: readonly number[],
  keys: readonly (readonly number[])[],
  values: readonly (readonly number[])[],
): number[] {`,
  wrong: [
    `${scores(FIT)}\n  ${SHARES}\n  ${TAKEN}`,
    `${scores(`${FIT} / query.length`)}\n  ${SHARES}\n  ${TAKEN}`,
    `${scores(`${FIT} / Math.sqrt(keys.length)`)}\n  ${SHARES}\n  ${TAKEN}`,
    `${scores(`${FIT} / ${ROOT}`)}\n  const shares = scores\n  ${TAKEN}`,
    `${scores(`${FIT} / ${ROOT}`)}\n  return [...values[scores.indexOf(Math.max(...scores))]!]`,
    `${scores(`${FIT} / ${ROOT}`)}\n  ${SHARES}\n  ${TAKEN.replaceAll('value', 'key')}`,
    `${scores(`${FIT} / ${ROOT}`)}\n  return softmax(scores)`,
    `const scores = values.map((key) => ${FIT} / ${ROOT})\n  ${SHARES}\n  ${TAKEN}`,
  ],
  right: `const result = values[0]!.map(() => 0)
  const shares = softmax(keys.map((key) => ${FIT} / query.length ** 0.5))
  values.forEach((value, i) => {
    value.forEach((x, c) => {
      result[c]! += shares[i]! * x
    })
  })
  return result`,
}

const withTemperature: Answers = {
  id: '12-temperature',
  head: `function withTemperature(
  scores: readonly number[],
  temperature: number,
): number[] {`,
  wrong: [
    'return softmax(scores.map((score) => score * temperature))',
    'return softmax(scores).map((p) => p / temperature)',
    'return scores.map((score) => score / temperature)',
    'return scores.map((score) => Math.exp(score / temperature))',
    'return softmax(softmax(scores).map((p) => p / temperature))',
  ],
  right: `const powers = scores.map((score) => Math.exp(score / temperature))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)`,
}

export const attentionATransformer = [attend, withTemperature]
