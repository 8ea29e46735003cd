import { existsSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const marker = 'crowded-once'
if (existsSync(marker)) {
  const { startKernel } = createRequire(`${process.env.FLEDGLING_TEST_ROOT}/`)('tslab/dist/main.js')
  startKernel({ configPath: process.argv[2], enableFindLocal: false })
} else {
  writeFileSync(marker, '')
  // What tslab writes then, and it goes on waiting for nothing.
  console.error('UnhandledPromiseRejection: Error: Address already in use')
  setInterval(() => {}, 1000)
}
