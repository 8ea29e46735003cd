import type { TypeFinding } from '../types/types.ts'
import { type CheckedCell, type FindingRule, foundIn } from './finding.ts'
import { callRules } from './finding-calls.ts'
import { nameRules } from './finding-names.ts'
import { propertyRules } from './finding-properties.ts'
import { adviceOnSyntax, isSyntax } from './finding-syntax.ts'
import { typeRules } from './finding-types.ts'
import type { Spot } from './layout.ts'
import { adviceOnModule } from './missing.ts'

/** A finding with what to do about it, where that is known, and where. */
export interface Advised {
  readonly finding: TypeFinding
  readonly sentence: string | undefined
  readonly spot: Spot
}

const noModule: FindingRule = ({ finding, cell }) => {
  const [, name] = /'([^']+)'/.exec(finding.message) ?? []
  return name === undefined ? undefined : adviceOnModule(name, cell.folder ?? process.cwd())
}

/** By the compiler's number. */
const rules: Readonly<Record<number, FindingRule>> = {
  ...nameRules,
  ...propertyRules,
  ...typeRules,
  ...callRules,
  2307: noModule,
  2792: noModule,
}

export function adviceOnFinding(finding: TypeFinding, cell: CheckedCell): Advised {
  const found = foundIn(cell, finding)
  const read = isSyntax(finding.code) ? adviceOnSyntax(found) : undefined
  return {
    finding,
    sentence: read?.sentence ?? rules[finding.code]?.(found),
    spot: read?.spot ?? finding,
  }
}
