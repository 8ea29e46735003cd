// The memory of a tab, by the browser's own account and by the system's.
import { existsSync, readFileSync } from 'node:fs'

/**
 * What a tab holds after its garbage was collected: the page's heap in megabytes, its nodes, and on Linux the resident memory
 * of the process that draws it, in which the worker with its tensors lives too.
 */
export async function memoryOf(page) {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  for (let round = 0; round < 3; round++) {
    await session.send('HeapProfiler.collectGarbage')
    await page.waitForTimeout(300)
  }
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  const { nodes } = await session.send('Memory.getDOMCounters')
  await session.detach()
  const browser = await page.context().browser().newBrowserCDPSession()
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo')
  await browser.detach()
  return { heap: usedSize / 1e6, resident: residentOf(processInfo), nodes }
}

/** The resident megabytes of the largest process that draws pages; undefined where the system does not say. */
function residentOf(processes) {
  const sizes = processes
    .filter(({ type, id }) => type === 'renderer' && existsSync(`/proc/${id}/status`))
    .map(({ id }) => {
      const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]
      return Number(kilobytes ?? 0) / 1000
    })
  return sizes.length === 0 ? undefined : Math.max(...sizes)
}
