/**
 * How colours are seen, from published formulas: relative luminance and contrast of WCAG 2.2, colour-blind sight by
 * Machado, Oliveira and Fernandes (2009), table 1 at severity 1.0, and CIE 1976 L*a*b* (D65).
 */
export const sights = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopic: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopic: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopic: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} satisfies Record<string, readonly (readonly number[])[]>

export type Sight = keyof typeof sights

function linear(colour: string): number[] {
  return [1, 3, 5]
    .map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
}

function luminance(colour: string): number {
  const [red, green, blue] = linear(colour)
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

export function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high! + 0.05) / (low! + 0.05)
}

/** The L*, a*, b* of a colour as the given sight sees it. */
export function seenAs(colour: string, sight: Sight): number[] {
  const source = linear(colour)
  const [red, green, blue] = sights[sight]
    .map((row) => row.reduce((sum, weight, i) => sum + weight * source[i]!, 0))
    .map((value) => Math.min(1, Math.max(0, value)))
  const x = (0.4124 * red! + 0.3576 * green! + 0.1805 * blue!) / 0.95047
  const y = 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
  const z = (0.0193 * red! + 0.1192 * green! + 0.9505 * blue!) / 1.08883
  const f = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116)
  return [116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))]
}
