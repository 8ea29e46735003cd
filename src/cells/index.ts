export { adviseOn } from './advice.ts'
export type { AdviceContext, AdvisedError } from './advice-context.ts'
export { declaredNames } from './declared-names.ts'
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
