export type { PngOptions } from './png.ts'
export { drawPng } from './png.ts'
export type { SvgOptions } from './svg.ts'
export { drawSvg } from './svg.ts'
