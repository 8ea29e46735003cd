/** What is used of a tensor of TensorFlow.js, whichever copy of it made it. */
interface Tensor {
  readonly dtype: string
  readonly shape: readonly number[]
  readonly isDisposed: boolean
  /** Variables have a name and can be trained. */
  readonly name?: string
  readonly trainable?: boolean
  toString(): string
}

/** A tensor as a text: its values, its shape, its type. Undefined for anything else. */
export function tensorText(value: unknown): string | undefined {
  if (!isTensor(value)) return undefined
  const kind = typeof value.trainable === 'boolean' ? `Variable ${value.name}` : 'Tensor'
  const about = `(shape [${value.shape.join(', ')}], ${value.dtype})`
  if (value.isDisposed) return `${kind}: disposed, its values are gone\n${about}`
  return `${value.toString().replace(/^Tensor/, kind)}\n${about}`
}

function isTensor(value: unknown): value is Tensor {
  return (
    typeof value === 'object' &&
    value !== null &&
    'dataId' in value &&
    'dtype' in value &&
    'shape' in value &&
    Array.isArray(value.shape)
  )
}
