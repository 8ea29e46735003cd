/** What has the names: kinds of birds and snakes, breeds of dogs, cows and horses. Most names first. */
export const nameKinds = ['bird', 'snake', 'dog', 'cow', 'horse'] as const

export type NameKind = (typeof nameKinds)[number]

/** What an animal is called, and what kind of animal is called so. */
export interface AnimalName {
  /** As it stands in the list: `Abert's Towhee`, `Ball python`. */
  readonly name: string
  readonly kind: NameKind
}

/**
 * The names in names.json, one list after the other.
 * @throws if the list of a kind is missing, or holds something that is no name
 */
export function namesIn(lists: Readonly<Record<string, unknown>>): AnimalName[] {
  return nameKinds.flatMap((kind) => {
    const list = lists[kind]
    if (!Array.isArray(list)) throw new Error(`names.json: ${kind} must be a list: ${JSON.stringify(list)}`)
    return list.map((name: unknown, i): AnimalName => {
      if (typeof name !== 'string' || name === '') {
        throw new Error(`names.json: ${kind} ${i + 1} must be a name: ${JSON.stringify(name)}`)
      }
      return { name, kind }
    })
  })
}
