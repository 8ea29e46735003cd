// The process in which the reader's cells run. Pipe 3 takes what it says, 4 brings what it is told, 5 answers, 6 that it is to stop.
import { Socket } from 'node:net'
import { readLines } from '../lines.ts'
import type { ToCells } from '../pipes.ts'
import { sendMessages } from './pipe.ts'
import { Runtime } from './runtime.ts'

Object.assign(Error, { stackTraceLimit: 50 })
// It is meant for the programs that a cell waits for; cells are stopped through pipe 6.
process.on('SIGINT', () => {})
const runtime = new Runtime(sendMessages)
const told = new Socket({ fd: 4, readable: true, writable: false })
readLines(told, (line) => runtime.receive(JSON.parse(line) as ToCells))
// The kernel is gone.
told.on('error', () => {}).on('close', () => process.exit())
process.on('exit', () => runtime.flush())
sendMessages([{ type: 'ready' }])
