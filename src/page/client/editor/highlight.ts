import { HighlightStyle } from '@codemirror/language'
import { tags } from '@lezer/highlight'

/**
 * The colours of the drawn page (see page/highlight.ts), so that nothing changes its colour when the editor takes the
 * place of the drawn text. Names, operators and punctuation stay ink.
 */
export const pageColours = HighlightStyle.define([
  { tag: [tags.comment, tags.lineComment, tags.blockComment], class: 'c-c' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], class: 'c-s' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], class: 'c-n' },
  {
    tag: [
      ...[tags.keyword, tags.controlKeyword, tags.definitionKeyword, tags.moduleKeyword],
      ...[tags.operatorKeyword, tags.modifier, tags.self, tags.typeName, tags.definition(tags.className)],
    ],
    class: 'c-k',
  },
])
