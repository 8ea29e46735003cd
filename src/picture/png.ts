import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import type { Figure } from 'fledgling'
import { fontBytes, pictureFont } from './fonts.ts'
import { openStudio } from './plotly.ts'
import { drawSvg } from './svg.ts'

export interface PngOptions {
  /** Pixels of the picture for one pixel of the figure; default 2, sharp on fine screens. */
  readonly scale?: number
}

let started: Promise<void> | undefined

function startResvg(): Promise<void> {
  const file = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')
  started ??= initWasm(readFileSync(file))
  return started
}

/** Loads what drawing needs, so that the first picture does not wait for it. */
export async function warmUp(): Promise<void> {
  openStudio()
  await startResvg()
}

/** The figure as a PNG, in the light theme, in a font of ours: the same bytes on every machine. */
export async function drawPng(figure: Figure, options: PngOptions = {}): Promise<Uint8Array> {
  const [svg] = await Promise.all([drawSvg(figure), startResvg()])
  const picture = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: options.scale ?? 2 },
    font: {
      fontBuffers: [fontBytes('regular'), fontBytes('bold')],
      defaultFontFamily: pictureFont,
      sansSerifFamily: pictureFont,
    },
  })
  try {
    const image = picture.render()
    const bytes = image.asPng()
    image.free()
    return bytes
  } finally {
    picture.free()
  }
}
