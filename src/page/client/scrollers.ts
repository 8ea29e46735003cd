/** Boxes that may be wider than the page can be reached by keyboard; those that are not wider need no stop there. */
export function tidyScrollers(boxes: readonly HTMLElement[]): void {
  const watch = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const isScrolled = target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight
      if (isScrolled) target.setAttribute('tabindex', '0')
      else target.removeAttribute('tabindex')
    }
  })
  for (const box of boxes) watch.observe(box)
}
