import type { Place } from './places.ts'
import { errorWords } from './words.ts'

/** Lines of the way that are told. */
const longest = 8

const words = errorWords('en')

/** The way to an error through what the reader wrote, a line for each call; what repeats itself is counted. */
export function traceOf(places: readonly Place[]): string[] {
  const lines: { text: string; count: number }[] = []
  for (const { name, label, line } of places) {
    const text = words.at(name, label, line)
    const last = lines.at(-1)
    if (last?.text === text) last.count++
    else lines.push({ text, count: 1 })
  }
  const told = lines
    .slice(0, longest)
    .map(({ text, count }) => (count === 1 ? text : `${text}${words.times(count)}`))
  return lines.length > longest ? [...told, words.more(lines.length - longest)] : told
}
