/** What Jupyter calls `slide_type`; `-` or nothing goes on where the cell before it ended. */
export type SlideKind = 'slide' | 'subslide' | 'fragment' | 'skip' | 'notes' | '-'

/** One slide: what stands on it, step by step, and what its presenter has to say. */
export interface Slide<Part> {
  /** Each step adds its parts to those before it; the first one is there from the beginning. */
  readonly steps: readonly (readonly Part[])[]
  readonly notes: readonly Part[]
}

interface Draft<Part> {
  readonly steps: Part[][]
  readonly notes: Part[]
}

/**
 * Puts the cells of a lesson on slides, as Jupyter does: a slide and a subslide begin a new one, a fragment is a step of its own,
 * notes belong to the slide before them, and what is skipped stands on none.
 */
export function slidesOf<Part>(
  parts: readonly { readonly kind: string; readonly part: Part }[],
): Slide<Part>[] {
  const slides: Draft<Part>[] = []
  for (const { kind, part } of parts) {
    const last = slides.at(-1)
    if (kind === 'skip') continue
    if (kind === 'notes') last?.notes.push(part)
    else if (last === undefined || kind === 'slide' || kind === 'subslide')
      slides.push({ steps: [[part]], notes: [] })
    else if (kind === 'fragment') last.steps.push([part])
    else last.steps.at(-1)?.push(part)
  }
  return slides
}

/** A place in a show: which slide, and how many of its steps are there; both count from 0. */
export interface Place {
  readonly slide: number
  readonly step: number
}

/** The place one step on or back; at either end it stays. Back from a first step leads to the whole slide before. */
export function moved(slides: readonly Slide<unknown>[], { slide, step }: Place, by: 1 | -1): Place {
  const stepsOf = (index: number) => slides[index]?.steps.length ?? 0
  const next = step + by
  if (next >= 0 && next < stepsOf(slide)) return { slide, step: next }
  const other = slide + by
  if (other < 0 || other >= slides.length) return { slide, step }
  return { slide: other, step: by > 0 ? 0 : stepsOf(other) - 1 }
}
