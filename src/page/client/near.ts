/** Calls once, as soon as the element comes within 400 pixels of the view or is pointed at. */
export function whenNear(element: HTMLElement, start: () => void): () => void {
  const end = () => {
    watch.disconnect()
    element.removeEventListener('pointerenter', once)
  }
  const once = () => {
    end()
    start()
  }
  const watch = new IntersectionObserver(
    (entries) => {
      if (entries.some((entry) => entry.isIntersecting)) once()
    },
    { rootMargin: '400px 0px' },
  )
  watch.observe(element)
  element.addEventListener('pointerenter', once)
  return end
}
