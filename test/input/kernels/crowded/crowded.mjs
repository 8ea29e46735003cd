import { existsSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const marker = 'crowded-once'
if (existsSync(marker)) {
  const require = createRequire(`${process.env.FLEDGLING_TEST_ROOT}/`)
  // Where a file changes that it watches, tslab may hang; the other tests write beside its folder.
  const { sys } = createRequire(require.resolve('tslab/dist/main.js'))('@tslab/typescript-for-tslab')
  sys.watchFile = () => ({ close() {} })
  sys.watchDirectory = () => ({ close() {} })
  const { startKernel } = require('tslab/dist/main.js')
  startKernel({ configPath: process.argv[2], enableFindLocal: false })
} else {
  writeFileSync(marker, '')
  // What tslab writes then, and it goes on waiting for nothing.
  console.error('UnhandledPromiseRejection: Error: Address already in use')
  setInterval(() => {}, 1000)
}
