const PAUSE = 900

/**
 * A slider for the moments of a chart, and a button that plays them; who asked for less motion gets the slider alone.
 * @param names of the moments
 * @param first the one that is shown at first, which it does not ask for
 */
export function frameControls(
  names: readonly string[],
  first: number,
  show: (index: number) => void,
): HTMLElement {
  const words = document.documentElement.dataset
  const controls = document.createElement('div')
  controls.className = 'moments'
  const slider = document.createElement('input')
  Object.assign(slider, { type: 'range', min: '0', max: String(names.length - 1), step: '1' })
  slider.setAttribute('aria-label', words.step ?? '')
  const output = document.createElement('output')
  const say = (index: number) => {
    slider.value = String(index)
    output.textContent = names[index] ?? ''
    slider.setAttribute('aria-valuetext', names[index] ?? '')
  }
  const go = (index: number) => {
    say(index)
    show(index)
  }
  slider.addEventListener('input', () => go(Number(slider.value)))
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  controls.append(...(still ? [] : [playButton(slider, go)]), slider, output)
  say(first)
  return controls
}

function playButton(slider: HTMLInputElement, go: (index: number) => void): HTMLButtonElement {
  const words = document.documentElement.dataset
  const button = document.createElement('button')
  button.type = 'button'
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = () => {
    clearTimeout(timer)
    timer = undefined
    button.textContent = words.play ?? ''
  }
  const next = () => {
    const index = Number(slider.value) + 1
    if (index > Number(slider.max)) return stop()
    go(index)
    timer = setTimeout(next, PAUSE)
  }
  button.addEventListener('click', () => {
    if (timer !== undefined) return stop()
    button.textContent = words.pause ?? ''
    go(0)
    timer = setTimeout(next, PAUSE)
  })
  slider.addEventListener('pointerdown', stop)
  slider.addEventListener('keydown', stop)
  stop()
  return button
}
