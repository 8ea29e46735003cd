import type { BuildOptions } from 'esbuild'

/** For esbuild: the bundles for the page itself, and those for its worker. */
export const bundles: readonly BuildOptions[]
