import { createHighlighterCoreSync, type ThemeRegistrationRaw } from 'shiki/core'
import { createOnigurumaEngine } from 'shiki/engine/oniguruma'
import json from 'shiki/langs/json.mjs'
import shell from 'shiki/langs/shellscript.mjs'
import typescript from 'shiki/langs/typescript.mjs'
import wasm from 'shiki/wasm'
import { escapeHtml } from './html.ts'

/**
 * A theme whose colours are not colours but names of elements: pages hold short elements without a meaning of their own
 * (half as long as spans with a class), and the style sheet gives each its colour on light and on dark paper.
 */
const elements: Readonly<Record<string, string>> = {
  '#000001': 'c-c', // comment
  '#000002': 'c-s', // string
  '#000003': 'c-n', // number, constant
  '#000004': 'c-k', // keyword, type
}

const theme: ThemeRegistrationRaw = {
  name: 'fledgling',
  type: 'light',
  fg: '#000000',
  bg: '#ffffff',
  settings: [
    { settings: { foreground: '#000000' } },
    { scope: ['comment', 'punctuation.definition.comment'], settings: { foreground: '#000001' } },
    { scope: ['string', 'punctuation.definition.string'], settings: { foreground: '#000002' } },
    {
      scope: ['string meta.template.expression', 'meta.template.expression'],
      settings: { foreground: '#000000' },
    },
    {
      scope: ['constant.numeric', 'constant.language', 'support.type.property-name'],
      settings: { foreground: '#000003' },
    },
    {
      scope: ['keyword', 'storage', 'support.type', 'entity.name.type'],
      settings: { foreground: '#000004' },
    },
    { scope: ['keyword.operator', 'storage.type.function.arrow'], settings: { foreground: '#000000' } },
    { scope: ['keyword.operator.new', 'keyword.operator.expression'], settings: { foreground: '#000004' } },
  ],
}

const languages: Readonly<Record<string, string>> = {
  ts: 'typescript',
  typescript: 'typescript',
  js: 'typescript',
  javascript: 'typescript',
  json: 'json',
  sh: 'shellscript',
  bash: 'shellscript',
  shell: 'shellscript',
}

const highlighter = createHighlighterCoreSync({
  themes: [theme],
  langs: [typescript, json, shell],
  engine: await createOnigurumaEngine(wasm),
})

/** Code as HTML with one element per kind of word; a language that is not known comes back as escaped text. */
export function highlight(code: string, language: string): string {
  const lang = languages[language]
  // A line of tens of thousands of characters is data, not code, and would hold up the grammar.
  if (lang === undefined || code.length > 50_000) return escapeHtml(code)
  // No limit of time either: a page must not depend on how busy the machine is that makes it.
  const lines = highlighter.codeToTokensBase(code, {
    lang,
    theme: 'fledgling',
    tokenizeMaxLineLength: 2000,
    // No limit of time: a page must not depend on how busy the machine is that makes it.
    tokenizeTimeLimit: 0,
  })
  return lines.map((tokens) => mergeTokens(tokens).map(tokenHtml).join('')).join('\n')
}

interface Token {
  readonly content: string
  readonly color?: string | undefined
}

/** Joins neighbours of one class, so that a page stays small. White space takes the class of what stands before it. */
function mergeTokens(tokens: readonly Token[]): Token[] {
  const merged: { content: string; color: string | undefined }[] = []
  for (const { content, color } of tokens) {
    const last = merged.at(-1)
    if (last && (last.color === color || content.trim() === '')) last.content += content
    else merged.push({ content, color })
  }
  return merged
}

function tokenHtml({ content, color }: Token): string {
  const name = elements[color?.toLowerCase() ?? '']
  return name === undefined ? escapeHtml(content) : `<${name}>${escapeHtml(content)}</${name}>`
}
