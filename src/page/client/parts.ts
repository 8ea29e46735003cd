// The larger things that a page carries and reads only when they are needed: scripts, texts, bytes. Beside the page each
// is a classic script in assets/, since a page opened from a file can read nothing else; in a single file they are packed
// into the page itself. The page says which ones there are (see src/page/parts.ts).

/** What a part's file leaves behind when it runs: a text, or bytes as base64 of gzip. */
type Left = string | { readonly gzip: string }

declare global {
  interface Window {
    fledglingParts?: Record<string, Left>
  }
}

const addresses = (() => {
  const json = document.documentElement.dataset.parts
  return new Map(Object.entries(json === undefined ? {} : (JSON.parse(json) as Record<string, string>)))
})()

/** True where the page carries this part, e.g. `tensorflow`. */
export function hasPart(name: string): boolean {
  return addresses.has(name) || packedPart(name) !== undefined
}

const scripts = new Map<string, Promise<void>>()

/** Runs a script that the page carries, once; another call waits for the same run. After a failure it is tried again. */
export function loadScript(name: string): Promise<void> {
  const running = scripts.get(name) ?? runScript(name)
  scripts.set(name, running)
  running.catch(() => scripts.delete(name))
  return running
}

async function runScript(name: string): Promise<void> {
  const packed = packedPart(name)
  if (packed === undefined) return void (await addScript(name, addressOf(name)))
  const address = URL.createObjectURL(await blobOf(unpacked(packed.textContent), 'text/javascript'))
  try {
    await addScript(name, address)
  } finally {
    URL.revokeObjectURL(address)
  }
}

/** A part as text, e.g. the script of the worker. Rejects with a sentence where the page does not carry it. */
export async function loadText(name: string): Promise<string> {
  const part = await contentOf(name)
  return typeof part === 'string' ? part : new Response(part).text()
}

/** A part as bytes, e.g. a data file. Rejects with a sentence where the page does not carry it. */
export async function loadBytes(name: string): Promise<Uint8Array> {
  const part = await contentOf(name)
  return typeof part === 'string'
    ? new TextEncoder().encode(part)
    : new Uint8Array(await new Response(part).arrayBuffer())
}

async function contentOf(name: string): Promise<string | ReadableStream> {
  const packed = packedPart(name)
  if (packed !== undefined) return unpacked(packed.textContent)
  const script = await addScript(name, addressOf(name))
  // The element has done its work, and pages that load data again and again would gather them.
  script.remove()
  const left = window.fledglingParts?.[name]
  if (left === undefined) throw new Error(`this part of the page is empty: "${name}"`)
  // Whoever asked keeps it; a second copy here would only fill the memory.
  delete window.fledglingParts?.[name]
  return typeof left === 'string' ? left : unpacked(left.gzip)
}

function packedPart(name: string): HTMLElement | undefined {
  return document.querySelector<HTMLElement>(`script[data-part="${CSS.escape(name)}"]`) ?? undefined
}

function addressOf(name: string): string {
  const address = addresses.get(name)
  if (address === undefined) throw new Error(`this page does not carry the part "${name}"`)
  return address
}

function unpacked(base64: string | null): ReadableStream<Uint8Array> {
  const bytes = Uint8Array.from(atob(base64 ?? ''), (character) => character.charCodeAt(0))
  return new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
}

async function blobOf(stream: ReadableStream, type: string): Promise<Blob> {
  return new Blob([await new Response(stream).arrayBuffer()], { type })
}

function addScript(name: string, source: string): Promise<HTMLScriptElement> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = source
    script.onload = () => resolve(script)
    script.onerror = () => reject(new Error(`a part of this page could not be read: "${name}"`))
    document.head.append(script)
  })
}
