// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { safeHtml } from '../../../src/page/client/live/safe-html'
import { clientWords } from '../../../src/page/client/words'

const words = clientWords('en')
const safe = (html: string) => safeHtml(html, words).outerHTML

describe('HTML that a cell has put out', () => {
  it('keeps a table, its caption and the side on which its numbers stand, in a box that scrolls', () => {
    const table =
      '<table><caption style="text-align: left">Birds</caption><tbody><tr><td class="number" style="text-align: right; position: fixed">3</td></tr></tbody></table>'
    expect(safe(table)).toBe(
      '<div class="wide" role="group" aria-label="Table" tabindex="0"><table><caption style="text-align: left;">Birds</caption><tbody><tr><td style="text-align: right;">3</td></tr></tbody></table></div>',
    )
  })

  it.each([
    '<script>alert(1)</script>',
    '<img src="https://elsewhere.example/x.png" onerror="alert(1)">',
    '<a href="javascript:alert(1)">here</a>',
    '<a href="https://elsewhere.example">here</a>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<svg><style>@import "https://elsewhere.example"</style><animate onbegin="alert(1)"/></svg>',
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
    '<form action="https://elsewhere.example"><input name="q"><button>Go</button></form>',
    '<style>body { display: none }</style>',
    '<p style="background: url(https://elsewhere.example)" onclick="alert(1)" id="main" class="top">text</p>',
    '<link rel="stylesheet" href="https://elsewhere.example"><meta http-equiv="refresh" content="0">',
  ])('loses what loads, runs, leads away or looks like the page: %s', (html) => {
    expect(safe(html)).not.toMatch(
      /<(?!\/?(?:div|p|table|tbody)[ >])|elsewhere|alert|on\w+=|href|src|url|id=|class="(?!wide)/,
    )
  })
})
