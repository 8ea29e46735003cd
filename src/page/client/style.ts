/** Adds a part's style sheet to the page. The styles of what scripts make travel with the scripts: paper needs none of them. */
export function addStyle(css: string): void {
  const style = document.createElement('style')
  style.textContent = css
  document.head.append(style)
}
