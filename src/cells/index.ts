export { adviseOn } from './advice.ts'
export type { AdviceContext, AdvisedError } from './advice-context.ts'
export { forgottenAwait, methodNames } from './advice-values.ts'
export { type AdviceWords, adviceWords } from './advice-words.ts'
export { declaredNames } from './declared-names.ts'
export { nearestName } from './nearest.ts'
export { prepareCell, type ReadCell } from './prepare.ts'
export {
  type CellFunction,
  type CellHost,
  type CellScope,
  createScope,
  declare,
  plainMessage,
  positionInCell,
  runCell,
} from './scope.ts'
export { isCellSyntaxError } from './syntax-error.ts'
export type { CellSyntaxError, Declaration, DeclarationKind, PreparedCell } from './types.ts'
