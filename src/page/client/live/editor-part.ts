import type { EditorPart } from '../editor/part'
import { loadScript } from '../parts'

let loading: Promise<EditorPart> | undefined

/** The script with the editor, read once. */
export function loadEditor(): Promise<EditorPart> {
  loading ??= read().catch((error) => {
    // Whoever asks again may have more luck.
    loading = undefined
    throw error
  })
  return loading
}

async function read(): Promise<EditorPart> {
  await loadScript('editor')
  if (window.fledglingEditor === undefined) throw new Error('the editor did not load')
  return window.fledglingEditor
}
