// The script that is read when the first cell comes near the view: the editor, and the making of runnable cells, which
// shares its parser.
import { prepareCell } from '../../cells'
import { createEditor } from './editor/create'

window.fledglingEditor = { createEditor, prepareCell }
