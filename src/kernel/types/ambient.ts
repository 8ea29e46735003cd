/** What a cell has besides JavaScript and Node: the questions, in the words of browsers. */
export const questions = `
/** Asks the reader for a line of text. Answers null where nobody can be asked. */
declare function prompt(message?: string, preset?: string): string | null
/** Asks the reader yes or no. Answers false where nobody can be asked. */
declare function confirm(message?: string): boolean
/** Tells the reader something and waits until it was read. */
declare function alert(message?: any): void
`

/**
 * The part of Node that most cells are content with. Node's own declarations take some 20 MB and a fifth of a second: they are read
 * in place of these as soon as a cell asks for more. What these let pass, Node's let pass.
 */
export const smallNode = `
interface Console {
  assert(condition?: unknown, ...data: any[]): void
  clear(): void
  count(label?: string): void
  countReset(label?: string): void
  debug(message?: any, ...optionalParams: any[]): void
  dir(item?: any, options?: object): void
  dirxml(...data: any[]): void
  error(message?: any, ...optionalParams: any[]): void
  group(...label: any[]): void
  groupCollapsed(...label: any[]): void
  groupEnd(): void
  info(message?: any, ...optionalParams: any[]): void
  log(message?: any, ...optionalParams: any[]): void
  table(tabularData: any, properties?: readonly string[]): void
  time(label?: string): void
  timeEnd(label?: string): void
  timeLog(label?: string, ...data: any[]): void
  trace(message?: any, ...optionalParams: any[]): void
  warn(message?: any, ...optionalParams: any[]): void
}
declare var console: Console
declare namespace NodeJS {
  interface Timeout {
    hasRef(): boolean
    ref(): this
    refresh(): this
    unref(): this
    [Symbol.toPrimitive](): number
  }
  interface Immediate {
    hasRef(): boolean
    ref(): this
    unref(): this
  }
}
declare function setTimeout<A extends any[]>(callback: (...args: A) => void, ms?: number, ...args: A): NodeJS.Timeout
declare function setTimeout(callback: (args: void) => void, ms?: number): NodeJS.Timeout
declare function setInterval<A extends any[]>(callback: (...args: A) => void, ms?: number, ...args: A): NodeJS.Timeout
declare function setInterval(callback: (args: void) => void, ms?: number): NodeJS.Timeout
declare function setImmediate<A extends any[]>(callback: (...args: A) => void, ...args: A): NodeJS.Immediate
declare function setImmediate(callback: (args: void) => void): NodeJS.Immediate
declare function clearTimeout(timeout: NodeJS.Timeout | string | number | undefined): void
declare function clearInterval(timeout: NodeJS.Timeout | string | number | undefined): void
declare function clearImmediate(immediate: NodeJS.Immediate | undefined): void
declare function queueMicrotask(callback: () => void): void
declare function structuredClone<T>(value: T, options?: { transfer?: any[] }): T
`
