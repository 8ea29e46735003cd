/** Where an arrow key points: one step to the right or the left, downwards or upwards. Undefined for any other key. */
export function arrowOf(key: string): { readonly x: number; readonly y: number } | undefined {
  const arrows: Readonly<Record<string, readonly [number, number]>> = {
    ...{ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] },
  }
  const arrow = arrows[key]
  return arrow && { x: arrow[0], y: arrow[1] }
}
