// What is measured of a kernel: functions from a session to numbers. Times are in milliseconds, memory in megabytes.
import { memoryOfTree, tellsMemory } from './process-tree.mjs'

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
const percentile = (values, share) => [...values].sort((a, b) => a - b)[Math.floor(values.length * share)]
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** What a reader waits for first; the session is fresh. */
export async function start(session) {
  await session.run('1 + 1')
  return { info: session.answered, first: performance.now() - session.started }
}

/** The memory of a kernel that has run one cell and has nothing to do. */
export async function idle(session) {
  if (!tellsMemory) return {}
  await pause(3000)
  return memoryOfTree(session.pid)
}

/** Cells of the same kind, one after the other. */
async function times(session, count, code) {
  const values = []
  for (let i = 0; i < count; i++) values.push((await session.run(code(i))).milliseconds)
  return values
}

export async function cells(session) {
  const trivial = await times(session, 50, (i) => `${i} + 1`)
  const declaring = await times(
    session,
    20,
    (i) => `let height${i}: number = ${i}\nfunction double${i}(x: number) { return 2 * x }`,
  )
  const using = await times(session, 20, (i) => `double${i}(height${i}) + 1`)
  const [loading] = await times(session, 1, () => session.subject.cells.importFledgling)
  return {
    trivial: median(trivial),
    slow: percentile(trivial, 0.95),
    declaring: median(declaring),
    using: median(using),
    loading,
  }
}

/** Tab and Shift+Tab, on a name of an earlier cell and on one of the language. */
export async function comforts(session) {
  await session.run('const wingspan = [60, 70, 80]')
  const ask = async (type, code, more) => {
    const values = []
    for (let i = 0; i < 10; i++) {
      const { milliseconds, reply } = await session.ask(type, { code, cursor_pos: code.length, ...more })
      if (reply.status !== 'ok') return undefined
      values.push(milliseconds)
    }
    return median(values)
  }
  return {
    complete: await ask('complete_request', 'wingspan.ma'),
    inspect: await ask('inspect_request', 'parseInt', { detail_level: 0 }),
  }
}

const lines = 100_000

/** How long a flood of lines takes, and how many of them do not arrive, one by one. */
export async function flood(session) {
  const { milliseconds, outputs } = await session.execute(
    `for (let i = 0; i < ${lines}; i++) console.log('line ' + i)`,
  )
  const text = outputs
    .filter(({ type, content }) => type === 'stream' && content.name === 'stdout')
    .map(({ content }) => content.text)
    .join('')
  const arrived = new Set(text.split('\n'))
  let lost = 0
  for (let i = 0; i < lines; i++) if (!arrived.has(`line ${i}`)) lost++
  const isInOrder = lost > 0 || text === Array.from({ length: lines }, (_, i) => `line ${i}\n`).join('')
  return { flood: milliseconds, lost, isInOrder }
}

/** A chart of one megabyte, from the request to its arrival. */
export async function figure(session) {
  await session.run(`const abscissae = Array.from({ length: 62_000 }, (_, i) => 1000 + i / 8)
const figure: any = { data: [{ type: 'scatter', x: abscissae, y: abscissae }], layout: {}, alt: 'a line' }`)
  await session.run(session.subject.cells.importFledgling)
  const values = []
  for (let i = 0; i < 10; i++) {
    const { outputs } = await session.run(session.subject.cells.show)
    const shown = outputs.find(({ type }) => type === 'display_data')
    if (shown === undefined) return { figure: undefined }
    values.push(shown.after)
  }
  return { figure: median(values) }
}

/** How long an endless loop goes on once it is to stop, and whether a variable of an earlier cell outlives it. */
export async function interrupt(session) {
  await session.run('const kept = 41')
  const running = session.execute('while (true) {}')
  await pause(500)
  const asked = performance.now()
  session.interrupt()
  const isOver = await Promise.race([running.then(() => true), pause(5000)])
  if (!isOver) return { interrupt: Number.POSITIVE_INFINITY }
  const took = performance.now() - asked
  // tslab leaves out what comes within 200 ms of an error.
  await pause(500)
  const { reply } = await session.execute('kept + 1')
  return { interrupt: took, isKept: reply.status === 'ok' }
}

/**
 * A long session: of ten cells two declare something new, one declares a name again, one prints, one changes a variable, the
 * others compute with what is there.
 */
export async function thousand(session, count = 1000) {
  const values = []
  const memory = {}
  for (let ran = 0; ran <= count; ran++) {
    if (tellsMemory && (ran === 100 || ran === count)) {
      await pause(2000)
      memory[ran] = memoryOfTree(session.pid).rss
    }
    if (ran < count) values.push((await session.run(cellOf(ran))).milliseconds)
  }
  const [tenth, last] = [median(values.slice(5, 25)), median(values.slice(-20))]
  return { tenth, last, slowing: last / tenth, ...(tellsMemory && { growth: memory[count] - memory[100] }) }
}

function cellOf(i) {
  const tens = 10 * Math.floor(i / 10)
  const code = [
    `let total${tens} = ${i}`,
    `const list${tens} = Array.from({ length: 100 }, (_, k) => k * ${i})`,
    `function largest${tens}(values: number[]) { return Math.max(...values) }`,
    `let again = ${i}`,
    `console.log(again, total${tens})`,
    `total${tens} = again + 1`,
    `largest${tens}(list${tens}) + total${tens}`,
  ]
  return code[i % 10] ?? `again + ${i}`
}
