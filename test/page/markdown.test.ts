import { describe, expect, it } from 'vitest'
import { linkOf } from '../../src/page/lesson.ts'
import { type PageContext, renderInline, renderMarkdown } from '../../src/page/markdown.ts'
import { wordsOf } from '../../src/page/words.ts'

function page(link: PageContext['link'] = () => undefined): PageContext {
  return {
    words: wordsOf('en'),
    headings: [],
    notes: 0,
    numbered: new Set(['1', '12']),
    marked: new Set(),
    link,
  }
}

const render = (source: string, context = page()) => renderMarkdown({ id: 'cell', source }, context).trim()

describe('renderMarkdown', () => {
  it('drops the comment of a prose number and keeps its expression in an attribute', () => {
    expect(render('The line ends up at 5.02<!-- k0 < "x" -->.')).toBe(
      '<p>The line ends up at <c-number of="k0 &lt; &quot;x&quot;">5.02</c-number>.</p>',
    )
  })

  it('keeps only the text of a prose number inside of an attribute', () => {
    const html = render('![at 5<!-- " onerror="alert(1) -->](data:image/png;base64,AAAA)')
    expect(html).toBe('<p><img src="data:image/png;base64,AAAA" alt="at 5" /></p>')
  })

  it('writes maths as MathML and leaves prices alone', () => {
    const html = render('$x^2$ costs $5 and $6')
    expect(html).toContain('<math xmlns="http://www.w3.org/1998/Math/MathML"><mrow><msup>')
    expect(html).toContain('</math> costs $5 and $6')
    expect(html).not.toContain('annotation')
  })

  it('slants a lone letter by style, so that any font can draw it', () => {
    const html = render('$w + \\sin x$')
    expect(html).toContain('<mi class="slanted" mathvariant="normal">w</mi>')
    expect(html).toContain('<mi>sin</mi>')
  })

  it('sets maths between double dollars on lines of its own', () => {
    expect(render('before\n\n$$\nx = 1\n$$\n\nafter')).toMatch(
      /<p>before<\/p>\s*<math[^>]*display="block"[\s\S]*<p>after/,
    )
  })

  it('shows maths that cannot be read as it was written', () => {
    expect(render('$\\frac{1$')).toBe('<p><code>\\frac{1</code></p>')
  })

  it('gives headings ids of their own, and lists them', () => {
    const context = page()
    expect(render('# Title\n\n## The *data*\n\n## The data\n\n# Another title', context)).toContain(
      '<h2 id="s-the-data-2">The data</h2>',
    )
    expect(context.headings).toEqual([
      { level: 1, text: 'Title', id: 's-title' },
      { level: 2, text: 'The data', id: 's-the-data' },
      { level: 2, text: 'The data', id: 's-the-data-2' },
      { level: 2, text: 'Another title', id: 's-another-title' },
    ])
  })

  it('counts footnotes through the page and links both ways', () => {
    const context = page()
    render('One[^a].\n\n[^a]: First.', context)
    const html = render('Two[^a].\n\n[^a]: Second.', context)
    expect(html).toContain('<sup><a href="#f-2" id="f-2-ref">2</a></sup>')
    expect(html).toContain('<ol start="2" class="notes"><li id="f-2"><p>Second.')
    expect(html).toContain('<a aria-label="Back to the text" href="#f-2-ref">')
  })

  it('links the marks of notes that are written as ¹, and leaves powers alone', () => {
    const context = page()
    const html = render('So it is.¹ Again.¹ Loss (cm²).² Four cm².\n\n¹ A note.', context)
    expect(html).toContain(
      'is.<sup><a href="#n-1" id="m-1">1</a></sup> Again.<sup><a href="#n-1">1</a></sup>',
    )
    expect(html).toContain('Loss (cm²).² Four cm².')
    expect(html).toContain(
      '<p><sup class="note" id="n-1"><a href="#m-1" aria-label="1. Back to the text">1</a></sup> A note.</p>',
    )
  })

  it('keeps a unit on the line of its number', () => {
    expect(render('It weighs 3<!-- w --> g, and 3<!-- w --> gulls.')).toContain('</c-number>\u00a0g, and')
    expect(render('3<!-- w --> gulls')).toContain('</c-number> gulls')
  })

  it('prefixes the ids of content and drops its classes and styles', () => {
    expect(render('<div id="main" class="turn" style="position:fixed">x</div>')).toBe(
      '<div id="c-main">x</div>',
    )
  })

  it('highlights a fence in TypeScript and escapes one without a language', () => {
    expect(render("```ts\nconst x = 'a' // b\n```")).toBe(
      '<pre class="code"><code><c-k>const</c-k> x = <c-s>\'a\' </c-s><c-c>// b</c-c></code></pre>'.replaceAll(
        "'",
        '&#39;',
      ),
    )
    expect(render('```\n<b>\n```')).toBe('<pre class="code"><code>&lt;b&gt;</code></pre>')
  })

  it('puts pictures that were dropped into the cell into the page', () => {
    const cell = {
      id: 'x',
      source: '![dots](attachment:a%20b.png)',
      attachments: { 'a b.png': { 'image/png': 'AA\nAA' } },
    }
    expect(renderMarkdown(cell, page())).toContain('<img src="data:image/png;base64,AAAA" alt="dots" />')
  })

  it('says that a picture from elsewhere is not loaded', () => {
    expect(render('![a bird](https://example.org/bird.png)')).toBe(
      '<p><span>[A picture from elsewhere is not loaded: a bird]</span></p>',
    )
  })

  it('sets quotation marks as they are printed, but not in code', () => {
    expect(render('"It\'s" `"x"`')).toBe('<p>“It’s” <code>"x"</code></p>')
  })

  it('closes what the content leaves open, and drops what it closes too much', () => {
    expect(render('<div><b>x\n\n</section></main>')).toBe('<div><b>x\n</b></div>')
  })
})

describe('renderInline', () => {
  it('makes no paragraph', () => {
    expect(renderInline('*k*, 1<!-- n --> number', page())).toBe(
      '<em>k</em>, <c-number of="n">1</c-number> number',
    )
  })
})

describe('linkOf', () => {
  const notebook = { cells: [], metadata: {}, nbformat: 4, nbformat_minor: 5 } as const
  const cells = [{ cell_type: 'markdown', id: 'a', metadata: {}, source: '## The model' }] as const
  const link = linkOf({ ...notebook, cells }, ['01-a-line', '02-steps'])

  it('leads from notebook to page', () => {
    expect(link('02-steps.ipynb')).toBe('02-steps.html')
    expect(link('./02-steps.ipynb#The-loss')).toBe('02-steps.html#s-the-loss')
  })

  it('leads to a heading of the page as Jupyter names it, or to an id of the content', () => {
    expect(link('#The-model')).toBe('#s-the-model')
    expect(link('#other')).toBe('#c-other')
  })

  it('leads nowhere where the site has nothing', () => {
    expect(link('77-nowhere.ipynb')).toBeUndefined()
    expect(link('../../package.json')).toBeUndefined()
  })
})
