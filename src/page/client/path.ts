/** Marks in the path of signposts where the reader is, and what lies behind. */
export function livePath(path: HTMLElement): void {
  const links = [...path.querySelectorAll<HTMLAnchorElement>('a')]
  const places = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))))
  let isAsked = false
  const update = () => {
    isAsked = false
    const line = innerHeight * 0.35
    const here = places.findLastIndex((place) => place !== null && place.getBoundingClientRect().top < line)
    links.forEach((link, index) => {
      link.parentElement?.classList.toggle('done', index < here)
      if (index === here) link.setAttribute('aria-current', 'location')
      else link.removeAttribute('aria-current')
    })
  }
  const ask = () => {
    if (!isAsked) requestAnimationFrame(update)
    isAsked = true
  }
  addEventListener('scroll', ask, { passive: true })
  addEventListener('resize', ask)
  update()
}
