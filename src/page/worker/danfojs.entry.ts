// The part `danfojs`: what `import * as dfd from 'danfojs-node'` gives in a cell. It stands on the TensorFlow.js of the
// lesson; files, addresses, spreadsheets and its own charts are left out (see src/bundles.mjs).
import * as bundled from 'danfojs-node'
import type { WorkerParts } from './protocol'

// The bundler gives every CommonJS module a default export, which danfojs in a notebook has not.
const { default: _, ...danfojs } = bundled as typeof bundled & { readonly default: unknown }

const { fledglingParts } = globalThis as unknown as { readonly fledglingParts: WorkerParts }
fledglingParts.danfojs = danfojs
