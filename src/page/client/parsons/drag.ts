/** How near to the edge of the window a dragged line makes the page scroll, and how fast, in pixels. */
const EDGE = 48
const SPEED = 8

/**
 * Lets the items of a list be dragged up and down: with a mouse anywhere on an item, with a finger by its grip, so that
 * the page can still be scrolled. `moved` is called once, when an item has been dropped in another place.
 */
export function dragItems(list: HTMLElement, moved: (item: HTMLElement) => void): void {
  list.addEventListener('pointerdown', (event) => {
    const target = event.target as Element
    const item = target.closest<HTMLElement>('li')
    const isGrip = target.closest('.grip') !== null
    const isOther = target.closest('button') !== null && !isGrip
    if (item === null || isOther || event.button !== 0) return
    if (event.pointerType !== 'mouse' && !isGrip) return
    event.preventDefault()
    item.querySelector<HTMLElement>('.grip')?.focus({ preventScroll: true })
    drag(list, item, event.pointerId, moved)
  })
}

function drag(
  list: HTMLElement,
  item: HTMLElement,
  pointerId: number,
  moved: (item: HTMLElement) => void,
): void {
  const from = placeOf(item)
  const controller = new AbortController()
  const { signal } = controller
  item.setPointerCapture(pointerId)
  item.classList.add('dragged')
  const end = () => {
    controller.abort()
    item.classList.remove('dragged')
    if (placeOf(item) !== from) moved(item)
  }
  item.addEventListener(
    'pointermove',
    ({ clientY }) => {
      moveTo(list, item, clientY)
      if (clientY < EDGE) scrollBy({ top: -SPEED, behavior: 'instant' })
      else if (clientY > innerHeight - EDGE) scrollBy({ top: SPEED, behavior: 'instant' })
    },
    { signal },
  )
  item.addEventListener('pointerup', end, { signal })
  item.addEventListener('pointercancel', end, { signal })
}

/**
 * Brings the item to where the pointer is. The others move around it: an item taken out of the document, be it for a
 * moment, would lose the pointer and the focus.
 */
function moveTo(list: HTMLElement, item: HTMLElement, y: number): void {
  for (
    let next = item.nextElementSibling;
    next !== null && y > middleOf(next);
    next = item.nextElementSibling
  ) {
    list.insertBefore(next, item)
  }
  for (
    let before = item.previousElementSibling;
    before !== null && y < middleOf(before);
    before = item.previousElementSibling
  ) {
    item.after(before)
  }
}

function middleOf(element: Element): number {
  const { top, height } = element.getBoundingClientRect()
  return top + height / 2
}

function placeOf(item: Element): number {
  return [...(item.parentElement?.children ?? [])].indexOf(item)
}
