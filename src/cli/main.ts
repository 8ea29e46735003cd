#!/usr/bin/env node
import { nodeEnvironment } from './environment.ts'
import { execute } from './program.ts'

process.exitCode = await execute(process.argv.slice(2), nodeEnvironment())
// Should a socket or a worker still be open, it must not keep the reader waiting for his prompt.
setTimeout(() => process.exit(), 1000).unref()
