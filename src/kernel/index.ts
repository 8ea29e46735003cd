/**
 * Fledgling's own Jupyter kernel: two processes, so that one always answers.
 *
 *     client -> sockets.ts -> kernel.ts -> cells-process.ts  =>  runtime/main.ts -> runtime.ts -> src/cells
 *     client <- sockets.ts <- kernel.ts <- cells-process.ts  <=  outbox.ts, cell-error.ts, value.ts
 *
 * `sockets.ts` binds the five sockets of the connection file and lets in what is signed, well formed and new. `kernel.ts`
 * answers: control at once, shell one request after the other. What needs the reader's variables goes to the process of the
 * cells (`=>` is a pipe of JSON lines), which runs each cell in one scope through `src/cells` and writes every output before
 * it says `done`. That process may be interrupted, may end and may be stuck: `cells-process.ts` replaces it and says what was lost.
 * Completion goes by names for now; TypeScript's language service is to take its place.
 */
export { Kernel } from './kernel.ts'
export { openSockets } from './sockets.ts'
