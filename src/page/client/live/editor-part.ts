import type { EditorPart } from '../editor/part'

let loading: Promise<EditorPart> | undefined

/** The script with the editor, read once. */
export function loadEditor(): Promise<EditorPart> {
  loading ??= read()
  return loading
}

async function read(): Promise<EditorPart> {
  if (window.fledglingEditor === undefined) throw new Error('the editor did not load')
  return window.fledglingEditor
}
