import type { Json } from '../wire/wire.ts'
import { codePointsBefore, placeOf } from './cursor.ts'
import { wholeOf } from './request-error.ts'
import type { Inspection, Types } from './types/types.ts'

/** Lines of documentation that are shown until more is asked for (`detail_level` 1). */
const glance = 30

/** Answers a `complete_request`. */
export async function complete(types: Types, request: Json): Promise<Json> {
  const { code, cursor } = placeOf(request)
  const found = await types.complete(code, cursor)
  const [start, end] = [codePointsBefore(code, found.start), codePointsBefore(code, found.end)]
  return {
    status: 'ok',
    matches: found.matches.map(({ text }) => text),
    cursor_start: start,
    cursor_end: end,
    metadata: {
      // Where JupyterLab and VS Code take the icons from.
      _jupyter_types_experimental: found.matches.map(({ text, kind }) => ({ text, type: kind, start, end })),
    },
  }
}

/** Answers an `inspect_request`. */
export async function inspect(types: Types, request: Json): Promise<Json> {
  const { code, cursor } = placeOf(request)
  const isWhole = wholeOf(request, 'detail_level', 0) > 0
  const found = await types.inspect(code, cursor)
  return {
    status: 'ok',
    found: found !== undefined,
    data: found ? bundleOf(found, isWhole) : {},
    metadata: {},
  }
}

/** What `name?` puts into the pager; undefined where there is nothing to say. */
export async function page(types: Types, name: string, isWhole: boolean): Promise<Json | undefined> {
  const found = await types.inspect(name, name.length)
  return found && { source: 'page', start: 0, data: bundleOf(found, isWhole) }
}

function bundleOf({ signature, documentation }: Inspection, isWhole: boolean): Json {
  const lines = documentation.split('\n')
  const text = isWhole || lines.length <= glance ? documentation : `${lines.slice(0, glance).join('\n')}\n…`
  const after = text === '' ? '' : `\n\n${text}`
  return {
    'text/plain': `${signature}${after}`,
    'text/markdown': `\`\`\`ts\n${signature}\n\`\`\`${after}`,
  }
}
