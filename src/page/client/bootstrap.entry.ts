// Runs in the head of every page, before anything is painted: takes the reader's theme and fetches the page's script.
// The policy names this text by its hash; what it adds to the page may run as well.
import { storedTheme } from './storage'

const root = document.documentElement
const theme = storedTheme()
if (theme !== null) root.dataset.theme = theme
root.classList.add('js')

if (root.dataset.client !== undefined) {
  const script = document.createElement('script')
  script.src = root.dataset.client
  document.head.append(script)
}
