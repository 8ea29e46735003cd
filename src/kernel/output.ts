import type { Json } from '../wire/wire.ts'
import type { Said } from './said.ts'

export type Output = Extract<Said, { type: 'stream' | 'display' | 'result' | 'error' | 'clear' }>

/** What a cell has put out, as a message on IOPub. `count` is the number of the cell. */
export function outputMessage(output: Output, count: number): { type: string; content: Json | Uint8Array } {
  switch (output.type) {
    case 'stream':
      return { type: 'stream', content: { name: output.name, text: output.text } }
    case 'display':
      return { type: output.update ? 'update_display_data' : 'display_data', content: output.content }
    case 'error':
      return { type: 'error', content: { ...output.error } }
    case 'clear':
      return { type: 'clear_output', content: { wait: output.wait } }
    case 'result': {
      const { data, metadata } = output
      return { type: 'execute_result', content: { data, metadata, execution_count: count } }
    }
  }
}
