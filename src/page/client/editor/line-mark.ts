import { StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'

/** Marks the line that begins at this position; undefined takes the mark away. */
export const setLineMark = StateEffect.define<number | undefined>()

const mark = Decoration.line({ class: 'cm-marked' })

/** The line that an error names. The mark goes away as soon as the text is changed. */
export const lineMark = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(setLineMark)) continue
      return effect.value === undefined ? Decoration.none : Decoration.set([mark.range(effect.value)])
    }
    return transaction.docChanged ? Decoration.none : marks
  },
  provide: (field) => EditorView.decorations.from(field),
})
