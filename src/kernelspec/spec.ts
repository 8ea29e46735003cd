import { existsSync } from 'node:fs'

/** A kernel.json, as Jupyter documents it. */
export interface KernelJson {
  /** The command; Jupyter puts the path of the connection file in the place of `{connection_file}`. */
  readonly argv: readonly string[]
  /** The name that the reader sees. */
  readonly display_name: string
  /** A notebook whose own kernel is not there is opened with one of the same language. */
  readonly language: string
  readonly interrupt_mode?: 'signal' | 'message'
  readonly env?: Readonly<Record<string, string>>
  readonly metadata?: Readonly<Record<string, unknown>>
}

export interface SpecOptions {
  /** The program that runs the kernel. */
  readonly node: string
  /** The kernel itself: dist/kernel/main.js. */
  readonly main: string
  readonly version: string
  readonly displayName: string
  /** Cells have to pass the strict type check. */
  readonly isStrict: boolean
}

/** What Jupyter allows in the name of a kernel, told to who typed another. */
export const nameRule = 'letters a to z, digits, hyphen, dot and underscore only, and not just dots'

/** The name as Jupyter takes it, in small letters; undefined where it takes it not. */
export function kernelName(given: string): string | undefined {
  // Jupyter itself takes `..`, which is the folder of all kernels.
  return /^[a-z0-9._-]+$/i.test(given) && !/^\.+$/.test(given) ? given.toLowerCase() : undefined
}

/** The command of Fledgling's kernel, and what its environment needs; `main` is dist/kernel/main.js. */
export function kernelStart(node: string, main: string): Required<Pick<KernelJson, 'argv' | 'env'>> {
  return {
    // Node's warnings would stand among the outputs of a cell.
    argv: [node, '--no-warnings', main, '{connection_file}'],
    // The compiler reads in large pieces, which glibc would keep for later: 20 MB. Elsewhere this says nothing.
    env: { MALLOC_TRIM_THRESHOLD_: '65536', MALLOC_MMAP_THRESHOLD_: '32768' },
  }
}

/** The kernel.json of Fledgling's kernel. */
export function fledglingSpec({ node, main, version, displayName, isStrict }: SpecOptions): KernelJson {
  const { argv, env } = kernelStart(stable(node), main)
  return {
    argv,
    display_name: displayName,
    language: 'typescript',
    // Windows has no signal to interrupt by, and the kernel answers the message everywhere.
    interrupt_mode: 'message',
    env: { ...env, ...(isStrict ? { FLEDGLING_STRICT: '1' } : {}) },
    metadata: { fledgling: { version } },
  }
}

/** Whether this program has installed it. */
export function isOurs(spec: KernelJson): boolean {
  return typeof spec.metadata?.fledgling === 'object' && spec.metadata.fledgling !== null
}

/** What keeps a kernel of ours from starting: its Node or its Fledgling is no longer where it was; undefined if nothing. */
export function whatIsGone({ argv }: KernelJson): string | undefined {
  const [node = '', main = ''] = [argv[0], argv.at(-2)]
  if (!existsSync(node)) return `its Node.js is no longer there: ${node}`
  if (!existsSync(main)) return `its Fledgling is no longer there: ${main}`
  return undefined
}

/** Homebrew's folder of one version is gone with the next; its link to the newest stays. */
function stable(node: string): string {
  const link = node.replace(/\/Cellar\/(node(?:@\d+)?)\/[^/]+\/bin\/node$/, '/opt/$1/bin/node')
  return existsSync(link) ? link : node
}
