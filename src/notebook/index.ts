export { NotebookError } from './error.ts'
export { checkedName, type ExerciseCells, exercisesOf, solutionOf } from './exercise.ts'
export { joinLines, splitLines } from './lines.ts'
export { parseNotebook } from './parse.ts'
export {
  findProseMistakes,
  findProseNumbers,
  formatLike,
  type ProseMistake,
  type ProseNumber,
  replaceProseNumbers,
} from './prose.ts'
export { type Quiz, type QuizChoice, quizOf } from './quiz.ts'
export { exerciseIdOf, hasTag, isCode, isMarkdown, mayFail, type Role, roleOf, roles, stem } from './roles.ts'
export { serialiseNotebook } from './serialise.ts'
export type * from './types.ts'
export { type FormProblem, validateLesson } from './validate.ts'
