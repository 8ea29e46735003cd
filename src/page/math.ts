import katex from 'katex'
import type { MarkdownIt } from 'markdown-it'
import { escapeHtml } from './html.ts'

/** TeX as MathML, which browsers draw without fonts of ours. What KaTeX cannot read is shown as it was written. */
export function mathMl(tex: string, isBlock: boolean): string {
  try {
    const html = katex.renderToString(tex, {
      output: 'mathml',
      displayMode: isBlock,
      throwOnError: true,
      strict: 'ignore',
      trust: false,
      maxSize: 5,
      errorColor: 'currentColor',
      maxExpand: 500,
    })
    return (
      html
        // A formula that is wider than the page is scrolled, by keyboard too (see client/scrollers.ts).
        .replace(/^(<span class="katex">)?<math /, isBlock ? '$1<math tabindex="0" ' : '$1<math ')
        .replace(/^<span class="katex">|<\/span>$/g, '')
        .replace(/<annotation[^>]*>[\s\S]*?<\/annotation>/g, '')
        .replace(/<\/?semantics>/g, '')
        // Browsers draw a lone letter with a sign for slanted letters of its own, which not every computer has a font for.
        .replace(/<mi>(\p{L})<\/mi>/gu, '<mi class="slanted" mathvariant="normal">$1</mi>')
    )
  } catch {
    return `<code>${escapeHtml(tex)}</code>`
  }
}

/** Reads `$tex$` within a line and `$$tex$$` on lines of its own, as Jupyter does, into tokens of the type `math`. */
export function mathPlugin(md: MarkdownIt): void {
  md.inline.ruler.after('escape', 'math', (state, silent) => {
    const found = /^(\$\$?)(?!\s|\$)((?:\\[\s\S]|[^\\$])+?)\1(?!\d)/.exec(state.src.slice(state.pos))
    if (found === null || /\s$/.test(found[2]!)) return false
    if (!silent) {
      const token = state.push('math', '', 0)
      token.content = found[2]!
      token.block = found[1] === '$$'
    }
    state.pos += found[0].length
    return true
  })
  md.block.ruler.before('fence', 'math', (state, start, end, silent) => {
    const first = lineAt(state, start)
    if (!first.startsWith('$$')) return false
    let line = start
    let tex = first.slice(2)
    while (!tex.trimEnd().endsWith('$$')) {
      line += 1
      if (line >= end) return false
      tex += `\n${lineAt(state, line)}`
    }
    if (silent) return true
    const token = state.push('math', '', 0)
    token.content = tex.trimEnd().slice(0, -2)
    token.block = true
    state.line = line + 1
    return true
  })
}

interface Lines {
  readonly src: string
  readonly bMarks: number[]
  readonly tShift: number[]
  readonly eMarks: number[]
}

function lineAt(state: Lines, line: number): string {
  return state.src.slice(state.bMarks[line]! + state.tShift[line]!, state.eMarks[line])
}
