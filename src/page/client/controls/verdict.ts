import { species, speciesNames } from '../../../lib/birds'
import type { Figure, Json } from '../../../lib/figure'
import { type Plain, plainText } from '../../../notebook/constant'
import type { LiveLesson } from '../live/types'

/** A name with its probability, as a model gives it. */
export interface Likelihood {
  readonly name: string
  readonly probability: number
}

/** What a model says about what a control shows it. */
export interface Verdict {
  /** The names; of birds the library's five first, in their order. */
  readonly names: readonly Likelihood[]
  /** The likeliest name; undefined where the program says that it knows no such bird. */
  readonly named: Likelihood | undefined
  readonly whyNone?: string
}

/** The verdict of a lesson's own function, from what it gives back; undefined where that is no list of names. */
export function verdictOfLesson(value: unknown): Verdict | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined
  const names = (value as readonly unknown[]).filter(isLikelihood)
  return names.length < value.length ? undefined : verdictOfNames(names)
}

function isLikelihood(value: unknown): value is Likelihood {
  const { name, probability } = (value ?? {}) as Partial<Likelihood>
  return typeof name === 'string' && typeof probability === 'number'
}

/** The verdict that a published chart of bars shows; undefined where it shows something else. */
export function verdictOfChart({ data }: Figure): Verdict | undefined {
  const bars = data.find((trace) => trace.type === 'bar' && trace.orientation === 'h')
  if (bars === undefined || !Array.isArray(bars.x) || !Array.isArray(bars.y)) return undefined
  const [names, values] = [bars.y as readonly Json[], bars.x as readonly Json[]]
  return verdictOfLesson(names.map((name, i) => ({ name, probability: values[i] })))
}

/** Who has answered: the lesson's model when the page was made, the one that the cells have trained, or the library's. */
export interface Answer {
  readonly by: 'published' | 'lesson' | 'library'
  readonly verdict: Verdict
}

/** What the lesson's own function says about values; undefined where the cell that defines it has not been run. */
export async function askLesson(
  lesson: LiveLesson,
  own: string | undefined,
  values: Plain,
): Promise<Verdict | undefined> {
  if (own === undefined) return undefined
  const call = `typeof ${own} === 'function' ? await ${own}(${plainText(values)}) : null`
  return verdictOfLesson(await lesson.evaluate(call).catch(() => null))
}

/** The verdict that names with their probabilities make. */
export function verdictOfNames(likelihoods: readonly Likelihood[]): Verdict {
  const order = (name: string) => {
    const index = species.findIndex((each) => each === name || speciesNames[each] === name)
    return index < 0 ? species.length : index
  }
  const sorted = [...likelihoods].sort((one, other) => order(one.name) - order(other.name))
  const names = sorted.map(({ name, probability }) => ({ name: commonName(name), probability }))
  return { names, named: names.reduce((best, each) => (each.probability > best.probability ? each : best)) }
}

function commonName(name: string): string {
  return (speciesNames as Readonly<Record<string, string>>)[name] ?? name
}
