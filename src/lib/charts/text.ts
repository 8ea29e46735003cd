export const fontSize = 15
export const fontFamily = 'system-ui, Noto Sans, DejaVu Sans, sans-serif'

/** A careful guess of a text's width in pixels: the letters of DejaVu Sans are on average half as wide as high. */
export function textWidth(text: string, size = fontSize): number {
  const longest = text.split('<br>').reduce((most, line) => Math.max(most, line.length), 0)
  return Math.ceil(longest * size * 0.55)
}
