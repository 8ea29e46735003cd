import { inspect } from 'node:util'
import type { Json } from '../../wire/wire.ts'

/** The richest display of a value; undefined for what is not shown. */
export function bundleOf(value: unknown): Json | undefined {
  if (value === undefined || value === null) return undefined
  return {
    'text/plain': typeof value === 'string' ? value : isTensor(value) ? tensorText(value) : inspect(value),
  }
}

interface Tensor {
  readonly dtype: string
  readonly shape: readonly number[]
  toString(verbose?: boolean): string
}

function isTensor(value: unknown): value is Tensor {
  return (
    typeof value === 'object' && value !== null && 'dataId' in value && 'shape' in value && 'dtype' in value
  )
}

function tensorText(tensor: Tensor): string {
  return `${tensor.toString()}\n(shape [${tensor.shape.join(', ')}], ${tensor.dtype})`
}
