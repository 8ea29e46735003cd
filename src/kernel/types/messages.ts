import type { Completions, Inspection, TypeFinding } from './types.ts'

/** What the thread is started with. */
export interface ThreadStart {
  readonly folder: string
  readonly strict: boolean
}

/** What the thread is told and asked; what has an `id` is answered. */
export type ToThread =
  | { readonly type: 'check'; readonly id: number; readonly code: string }
  | {
      readonly type: 'complete' | 'inspect'
      readonly id: number
      readonly code: string
      readonly cursor: number
    }
  | { readonly type: 'accept'; readonly code: string }
  | { readonly type: 'strict'; readonly strict: boolean }
  | { readonly type: 'forget' }

/** What the thread answers to a question. */
export interface FromThread {
  readonly id: number
  readonly answer: readonly TypeFinding[] | Completions | Inspection | undefined
}
