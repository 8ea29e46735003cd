/** A file that is no notebook, or not one that can be read; the message is one sentence that names the file. */
export class NotebookError extends Error {
  override readonly name = 'NotebookError'
}
