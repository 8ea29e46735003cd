/** What `npm run study` measured because it takes too long for a lesson: one entry for each study, by its name. */
export interface Studies {
  readonly [study: string]: Study
}

/** One study: what was done, and a list of numbers for each thing measured (one for each seed, say). */
export interface Study {
  readonly about: string
  readonly [measured: string]: string | number | readonly number[]
}
