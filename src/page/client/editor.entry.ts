// The script that is read when the first cell comes near the view: the editor, and what makes a cell runnable and explains
// its errors. Nothing of it is needed to read the page.
import { adviseOn, prepareCell } from '../../cells'
import { createEditor } from './editor/create'

window.fledglingEditor = { createEditor, prepareCell, adviseOn }
