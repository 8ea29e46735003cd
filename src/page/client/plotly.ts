import type { PlotlySpec } from '../../lib/figure'
import { loadScript } from './parts'

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

let loading: Promise<Plotly> | undefined

/** Loads Plotly once, from the site or from inside the single file. */
export function loadPlotly(): Promise<Plotly> {
  loading ??= loadScript('plotly').then(() => {
    if (window.Plotly === undefined) throw new Error('Plotly did not load')
    return window.Plotly
  })
  return loading
}
