import { readFileSync } from 'node:fs'
import type { Json } from '../wire/wire.ts'
import { protocolVersion } from './sockets.ts'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

/** The compiler that judges the cells: @tslab/typescript-for-tslab, which takes too long to load just to be asked. */
const typescriptVersion = '5.0.4'

/** What a kernel says of itself. */
export function kernelInfo(): Json {
  return {
    status: 'ok',
    protocol_version: protocolVersion,
    implementation: 'fledgling',
    implementation_version: version,
    language_info: {
      name: 'typescript',
      version: typescriptVersion,
      mimetype: 'text/typescript',
      file_extension: '.ts',
      pygments_lexer: 'typescript',
      codemirror_mode: { name: 'javascript', typescript: true },
      nbconvert_exporter: 'script',
    },
    banner: `Fledgling ${version}: TypeScript ${typescriptVersion} on Node ${process.versions.node}`,
    help_links: [],
    debugger: false,
    supported_features: [],
  }
}
