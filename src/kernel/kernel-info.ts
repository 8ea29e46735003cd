import type { Json } from '../wire/wire.ts'
import { protocolVersion } from './sockets.ts'

/** What a kernel says of itself. */
export function kernelInfo(): Json {
  return {
    status: 'ok',
    protocol_version: protocolVersion,
    implementation: 'fledgling',
    implementation_version: '0.1.0',
    language_info: {
      name: 'typescript',
      version: '5.0.4',
      mimetype: 'text/typescript',
      file_extension: '.ts',
      pygments_lexer: 'typescript',
      codemirror_mode: { name: 'javascript', typescript: true },
      nbconvert_exporter: 'script',
    },
    banner: `Fledgling: TypeScript on Node ${process.versions.node}`,
    help_links: [],
    debugger: false,
    supported_features: [],
  }
}
