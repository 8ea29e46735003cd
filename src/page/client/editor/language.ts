import {
  bracketMatching,
  continuedIndent,
  delimitedIndent,
  flatIndent,
  indentNodeProp,
  LanguageSupport,
  LRLanguage,
} from '@codemirror/language'
import { parser } from '@lezer/javascript'

/** Indents what an open bracket or a statement continues; the arms of `case` stand one step in. */
const indentation = indentNodeProp.add({
  IfStatement: continuedIndent({ except: /^\s*(\{|else\b)/ }),
  SwitchBody: (context) => {
    const after = context.textAfter
    const isClosed = /^\s*\}/.test(after)
    const isCase = /^\s*(case|default)\b/.test(after)
    return context.baseIndent + (isClosed ? 0 : isCase ? 1 : 2) * context.unit
  },
  Block: delimitedIndent({ closing: '}' }),
  ArrowFunction: (context) => context.baseIndent + context.unit,
  'TemplateString BlockComment': () => null,
  'Statement Property': continuedIndent({ except: /^\s*\{/ }),
})

const typescript = LRLanguage.define({
  name: 'typescript',
  parser: parser.configure({
    dialect: 'ts',
    props: [indentation, indentNodeProp.add({ Script: flatIndent })],
  }),
  languageData: {
    closeBrackets: { brackets: ['(', '[', '{', "'", '"', '`'] },
    commentTokens: { line: '//', block: { open: '/*', close: '*/' } },
    indentOnInput: /^\s*(?:case |default:|\{|\}|<\/)$/,
  },
})

/** TypeScript: its colours, its indentation, its comments, its brackets. */
export const language = [new LanguageSupport(typescript), bracketMatching()]
