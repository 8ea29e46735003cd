import type { Figure, PlotlySpec } from '../../lib/figure'

/** As much of Plotly as the pages use. */
export interface Plotly {
  react(
    element: HTMLElement,
    data: readonly PlotlySpec[],
    layout: PlotlySpec,
    config: object,
  ): Promise<unknown>
  purge(element: HTMLElement): void
}

declare global {
  interface Window {
    Plotly?: Plotly
  }
}

export type { Figure }

let loading: Promise<Plotly> | undefined

/** Loads Plotly once, from the site or from inside the single file. */
export function loadPlotly(): Promise<Plotly> {
  loading ??= address()
    .then(addScript)
    .then(() => {
      if (window.Plotly === undefined) throw new Error('Plotly did not load')
      return window.Plotly
    })
  return loading
}

async function address(): Promise<string> {
  const packed = document.getElementById('packed-plotly')?.textContent
  if (!packed) return document.documentElement.dataset.plotly ?? ''
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0))
  const text = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
  return URL.createObjectURL(new Blob([await new Response(text).blob()], { type: 'text/javascript' }))
}

function addScript(source: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = source
    script.onload = () => resolve()
    script.onerror = () => reject(new Error(`not loaded: ${source.slice(0, 80)}`))
    document.head.append(script)
  })
}
