/**
 * JSON exactly as Python's `json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False, separators=(',', ': '))`
 * writes it, which is how Jupyter writes notebooks: a notebook that we write changes no byte when Jupyter saves it again.
 */
export function pythonJson(value: unknown, indent = ''): string {
  if (typeof value === 'number') return pythonNumber(value)
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const inner = `${indent} `
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]'
    return `[\n${value.map((item) => inner + pythonJson(item, inner)).join(',\n')}\n${indent}]`
  }
  const keys = Object.keys(value)
    .filter((key) => (value as Record<string, unknown>)[key] !== undefined)
    .sort(byCodePoint)
  if (keys.length === 0) return '{}'
  const lines = keys.map(
    (key) => `${inner}${JSON.stringify(key)}: ${pythonJson((value as Record<string, unknown>)[key], inner)}`,
  )
  return `{\n${lines.join(',\n')}\n${indent}}`
}

/** Python writes a float with an exponent below 1e-4 and from 1e16 on; JavaScript below 1e-6 and from 1e21 on. */
function pythonNumber(value: number): string {
  if (!Number.isFinite(value)) return 'null'
  const text = String(value)
  const isWhole = Number.isInteger(value) && !text.includes('e')
  if (isWhole) return Object.is(value, -0) ? '0' : text
  const [mantissa = '', power = ''] = value.toExponential().split('e')
  const exponent = Number(power)
  if (exponent >= -4 && exponent < 16) return text
  const digits = String(Math.abs(exponent)).padStart(2, '0')
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${digits}`
}

/** Python sorts strings by code point; JavaScript's default is by UTF-16 unit, which differs beyond the basic plane. */
function byCodePoint(a: string, b: string): number {
  const left = Array.from(a)
  const right = Array.from(b)
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = left[i]!.codePointAt(0)! - right[i]!.codePointAt(0)!
    if (difference !== 0) return difference
  }
  return left.length - right.length
}
