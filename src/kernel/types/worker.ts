// The thread that knows types. It works off what it is sent, one after the other.
import { parentPort, workerData } from 'node:worker_threads'
import { loadCompiler } from './compiler.ts'
import type { FromThread, ThreadStart, ToThread } from './messages.ts'
import { Session } from './session.ts'

const { folder, strict } = workerData as ThreadStart
const session = new Session(loadCompiler(), folder, strict)
// The first cell does not wait for what every cell needs.
session.check('1')

parentPort!.on('message', (message: ToThread) => {
  if (message.type === 'accept') session.accept(message.code)
  else if (message.type === 'strict') session.setStrict(message.strict)
  else if (message.type === 'forget') session.forget()
  else parentPort!.postMessage({ id: message.id, answer: answerTo(message) } satisfies FromThread)
})

function answerTo(message: Extract<ToThread, { id: number }>): FromThread['answer'] {
  if (message.type === 'check') return session.check(message.code)
  if (message.type === 'complete') return session.complete(message.code, message.cursor)
  return session.inspect(message.code, message.cursor)
}
