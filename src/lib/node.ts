// What `import 'fledgling'` is in Node: the library, with a host for kernels and terminals installed.
import { installHost } from './host'
import { nodeHost } from './node/node-host'

installHost(nodeHost())

export * from './index'
