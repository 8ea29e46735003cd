import type { Branch, Tree, TreeNode } from './tree'

/**
 * A tree as the key of a field guide: numbered pairs of statements, each ending in a name or in the pair to go on with,
 * and in brackets how many training rows it caught.
 *
 *     1a  wingspan (cm): at most 43.6 ..... Calothorax lucifer (38)
 *     1b  wingspan (cm): more than 43.6 ... go to 2
 */
export function printTree(tree: Tree, names: readonly string[] = tree.names): string {
  if (tree.root.kind === 'leaf') return `always ${ending(tree.root, new Map())}`
  const pairs = inOrder(tree.root)
  const numbers = new Map(pairs.map((branch, i) => [branch, i + 1] as const))
  const lines = pairs.flatMap((branch, i) => {
    const [low, high] = statements(branch, names[branch.feature] ?? `feature ${branch.feature}`)
    return [
      { start: `${i + 1}a  ${low}`, end: ending(branch.left, numbers) },
      { start: `${i + 1}b  ${high}`, end: ending(branch.right, numbers) },
    ]
  })
  const width = Math.max(...lines.map((line) => line.start.length)) + 4
  return lines.map((line) => `${`${line.start} `.padEnd(width, '.')} ${line.end}`).join('\n')
}

/** The branches in the order a reader meets them: level by level. */
function inOrder(root: Branch): Branch[] {
  const found: Branch[] = [root]
  for (const branch of found) {
    for (const child of [branch.left, branch.right]) if (child.kind === 'branch') found.push(child)
  }
  return found
}

function statements(branch: Branch, name: string): [string, string] {
  if (branch.binary) return [`${name}: no`, `${name}: yes`]
  const threshold = String(Number(branch.threshold.toPrecision(4)))
  return [`${name}: at most ${threshold}`, `${name}: more than ${threshold}`]
}

function ending(node: TreeNode, numbers: ReadonlyMap<TreeNode, number>): string {
  if (node.kind === 'branch') return `go to ${numbers.get(node)}`
  const rows = [...node.counts.values()].reduce((sum, n) => sum + n, 0)
  const right = node.counts.get(node.label) as number
  return `${node.label} (${right === rows ? rows : `${right} of ${rows}`})`
}
