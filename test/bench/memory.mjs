// The memory of a tab, by the browser's own account and by the system's.
import { existsSync, readFileSync } from 'node:fs'

/**
 * What a tab holds after the garbage of the page and of its workers was collected: their heaps with their buffers in megabytes,
 * the page's nodes, and on Linux the resident memory of the process that they live in.
 */
export async function memoryOf(page) {
  const session = await page.context().newCDPSession(page)
  const workers = await workersOf(session)
  const all = [(method) => session.send(method), ...workers]
  let sizes = []
  for (let round = 0; round < 3; round++) {
    sizes = await Promise.all(all.map(heapOf))
    await page.waitForTimeout(300)
  }
  const { nodes } = await session.send('Memory.getDOMCounters')
  await session.detach()
  const browser = await page.context().browser().newBrowserCDPSession()
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo')
  await browser.detach()
  const [pageHeap, ...workerHeaps] = sizes
  const workerHeap = workerHeaps.reduce((sum, size) => sum + size, 0)
  return { page: pageHeap, worker: workerHeap, nodes, resident: residentOf(processInfo) }
}

async function heapOf(send) {
  await send('HeapProfiler.enable')
  await send('HeapProfiler.collectGarbage')
  const { usedSize, backingStorageSize = 0 } = await send('Runtime.getHeapUsage')
  return (usedSize + backingStorageSize) / 1e6
}

/** One function for each worker of the page, which asks it something by the debugger's protocol. */
async function workersOf(session) {
  const answers = new Map()
  const found = []
  session.on('Target.attachedToTarget', ({ sessionId }) => found.push(sessionId))
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message)
    answers.get(id)?.(result)
  })
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  })
  let asked = 0
  return found.map((sessionId) => async (method) => {
    const id = ++asked
    const answer = new Promise((resolve) => answers.set(id, resolve))
    await session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) })
    return answer
  })
}

/** The resident megabytes of the processes that draw pages; undefined where the system does not say. */
function residentOf(processes) {
  const sizes = processes
    .filter(({ type, id }) => type === 'renderer' && existsSync(`/proc/${id}/status`))
    .map(
      ({ id }) =>
        Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) / 1000,
    )
  return sizes.length === 0 ? undefined : sizes.reduce((sum, size) => sum + size, 0)
}
