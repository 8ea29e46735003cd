/** Hands a text to the reader as a file. */
export function saveFile(name: string, text: string, type: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  // The browser reads the text after the click; half a minute is more than it takes.
  setTimeout(() => URL.revokeObjectURL(link.href), 30_000)
}

/** Lets the reader pick a file. Nothing happens where the reader picks none. */
export function pickFile(accept: string, take: (file: File) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = accept
  input.addEventListener('change', () => {
    const file = input.files?.[0]
    if (file !== undefined) take(file)
  })
  input.click()
}

/**
 * Takes files that are dropped anywhere on the page. Without this a browser would leave the page for the file, and an
 * editor would write the file's text into itself, which is why the events are caught on their way down.
 * @param mark is called with true while a file is held over the page
 */
export function onDroppedFile(take: (file: File) => void, mark: (isOver: boolean) => void): void {
  const isFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
  const catching = { capture: true }
  addEventListener(
    'dragover',
    (event) => {
      if (!isFile(event)) return
      event.preventDefault()
      event.stopPropagation()
      mark(true)
    },
    catching,
  )
  addEventListener('dragleave', (event) => event.relatedTarget === null && mark(false), catching)
  addEventListener(
    'drop',
    (event) => {
      if (!isFile(event)) return
      event.preventDefault()
      event.stopPropagation()
      mark(false)
      const file = event.dataTransfer?.files[0]
      if (file !== undefined) take(file)
    },
    catching,
  )
}
