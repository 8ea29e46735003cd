import type { Output, StreamOutput } from '../notebook/types.ts'

/**
 * Joins streams that stand side by side: first all of stdout, then all of stderr. The two travel on different ways, so
 * the order in which their pieces arrive differs from run to run; the order within each does not.
 */
export function orderStreams(outputs: readonly Output[]): Output[] {
  const ordered: Output[] = []
  let streams: StreamOutput[] = []
  const close = () => {
    for (const name of ['stdout', 'stderr'] as const) {
      const text = streams.map((stream) => (stream.name === name ? stream.text : '')).join('')
      if (text !== '') ordered.push({ output_type: 'stream', name, text })
    }
    streams = []
  }
  for (const output of outputs) {
    if (output.output_type === 'stream') streams.push(output)
    else {
      close()
      ordered.push(output)
    }
  }
  close()
  return ordered
}
