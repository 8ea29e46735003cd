// The script that is read when the first cell comes near the view: the editor, and what makes a cell runnable. Nothing of
// it is needed to read the page.
import { prepareCell } from '../../cells'
import { createEditor } from './editor/create'

window.fledglingEditor = { createEditor, prepareCell }
