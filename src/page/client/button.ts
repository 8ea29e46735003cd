/**
 * A plain button.
 * @param label what it is called for those who do not see it, where its text alone does not say it
 */
export function button(text: string, act: () => void, label?: string): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = text
  if (label !== undefined) made.setAttribute('aria-label', label)
  made.addEventListener('click', act)
  return made
}
