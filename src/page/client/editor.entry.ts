// The script that is read when the first cell comes near the view: the editor, and the making of runnable cells, which
// shares its parser.
import { createEditor } from './editor/create'
import { prepareCell } from './editor/prepare'

window.fledglingEditor = { createEditor, prepareCell }
