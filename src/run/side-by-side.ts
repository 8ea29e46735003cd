/**
 * Does a piece of work for every item, so many at a time, the first items first; the results in the order of the items.
 * `work` must not reject: one item's failure is part of its result, and leaves the others alone.
 */
export async function sideBySide<T, R>(
  items: readonly T[],
  jobs: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = new Array(items.length)
  let next = 0
  const worker = async () => {
    while (next < items.length) {
      const i = next++
      results[i] = await work(items[i]!)
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, Math.min(jobs, items.length)) }, worker))
  return results
}
