import { button } from './button'
import { dialogOf } from './dialog'
import css from './print.css'
import { addStyle } from './style'
import { chosenTheme, currentTheme, showTheme } from './theme'
import { clientWords } from './words'

/** Time for charts to be drawn in the light theme before the browser takes the page to paper, in milliseconds. */
const REDRAW = 400

/** Adds the button Print to the head line: a clean handout, with hints and solutions left out or in. */
export function mountPrint(): void {
  const words = clientWords(document.documentElement.lang)
  addStyle(css)
  const form = document.createElement('form')
  form.method = 'dialog'
  const solutions = document.createElement('input')
  solutions.type = 'checkbox'
  const label = document.createElement('label')
  label.append(solutions, ` ${words.printSolutions}`)
  const note = document.createElement('p')
  note.textContent = words.printNote
  const buttons = document.createElement('p')
  const submit = document.createElement('button')
  submit.textContent = words.print
  buttons.append(
    submit,
    ' ',
    button(words.cancel, () => dialog.close()),
  )
  form.append(label, note, buttons)
  form.addEventListener('submit', () => void printPage(solutions.checked))
  const dialog = dialogOf('print-title', words.printTitle, form)
  document.body.append(dialog)
  const opener = button(words.print, () => dialog.showModal())
  opener.className = 'to-print'
  document.querySelector('.top .theme')?.before(opener)
}

async function printPage(withSolutions: boolean): Promise<void> {
  const root = document.documentElement
  const theme = chosenTheme()
  const folded = withSolutions
    ? [
        ...document.querySelectorAll<HTMLDetailsElement>(
          '.hint details:not([open]), .solution details:not([open])',
        ),
      ]
    : []
  root.classList.toggle('print-solutions', withSolutions)
  for (const details of folded) details.open = true
  if (currentTheme() === 'dark') {
    showTheme('light')
    await new Promise((resolve) => setTimeout(resolve, REDRAW))
  }
  print()
  for (const details of folded) details.open = false
  root.classList.remove('print-solutions')
  showTheme(theme)
}
