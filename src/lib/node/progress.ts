import type { MimeBundle } from '../figure'
import type { Progress } from '../host'

/** How far a training is: a bar and its numbers, and as text the numbers alone. */
export function progressBundle(progress: Progress): MimeBundle {
  const { step, of } = progress
  const text = progressText(progress)
  const label = `<span style="margin-left: 1ch">${escaped(text)}</span>`
  return {
    'text/html': `<progress value="${step}" max="${of}" style="width: 20em"></progress>${label}`,
    'text/plain': text,
  }
}

/** `epoch 20 of 100: loss 0.4213`; numbers in four significant digits. */
function progressText({ step, of, unit, values }: Progress): string {
  const numbers = Object.entries(values).map(([name, value]) => `${name} ${Number(value.toPrecision(4))}`)
  return [`${unit} ${step} of ${of}`, numbers.join(', ')].filter((part) => part !== '').join(': ')
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => entities[letter]!)
}
