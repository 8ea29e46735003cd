import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseNotebook } from '../../src/notebook/parse.ts'
import { readTerms, type Term, TermMarks } from '../../src/page/terms.ts'

const folder = path.resolve('notebooks/en')
const glossary = parseNotebook(readFileSync(path.join(folder, 'glossary.ipynb'), 'utf8'), 'glossary.ipynb')
const terms = readTerms(glossary)

/** The lessons of the course by their numbers, the ones to come included. */
const titles = [
  'Start here',
  'A line that decides',
  'Training by small steps',
  'The child in the park',
  'Birds: the data',
  'Birds: the classifier',
  'Inside the network',
  'Losses and optimisers',
  'Tuning',
  'Real birds',
  'Looking: a convolutional network',
  'Reading in order: a recurrent network',
  'Attention: a transformer',
  'Using the model',
]
const written = new Map(
  readdirSync(folder).flatMap((file) => {
    const number = /^(\d\d)-.*\.ipynb$/.exec(file)?.[1]
    return number === undefined ? [] : [[number, file] as const]
  }),
)

describe('the glossary', () => {
  it('has each entry once, in the order of the alphabet', () => {
    const names = terms.map(({ name }) => name.toLowerCase())
    expect(names).toEqual([...new Set(names)].sort())
    expect(names.length).toBeGreaterThan(100)
  })

  it('reads every cell but its head as an entry', () => {
    expect(terms.length).toBe(glossary.cells.length - 1)
  })

  it.each(terms)(
    '$name: says what it means in at most sixty words, then its name in Chinese and its lessons',
    ({ source }) => {
      const [definition = '', last = '', ...rest] = source.split('\n\n')
      expect(rest).toEqual([])
      expect(definition.split(/\s+/).length).toBeLessThanOrEqual(60)
      expect(definition).toMatch(/[.)]$/)
      expect(last).toMatch(/^(?:.*\p{Script=Han}.*|danfojs|TensorFlow\.js) · /u)
    },
  )

  it.each(terms)(
    '$name: names lessons by number and title, and links those that are written',
    ({ source }) => {
      const places = source.split(' · ').at(-1)!.split('; ')
      for (const place of places) {
        const [, text, target] = /^\[(.+)\]\((.+)\)$/.exec(place) ?? [place, place, undefined]
        const [, number = '', title] = /^lesson (\d\d), (.+)$/.exec(text!) ?? []
        expect(title).toBe(titles[Number(number)])
        expect(target).toBe(written.get(number))
      }
    },
  )

  it('explains the terms that the lessons define', () => {
    const defined = [
      ...['model', 'training', 'cell', 'kernel', 'type'],
      ...[
        'parameter',
        'feature',
        'label',
        'prediction',
        'family',
        'mistake',
        'loss',
        'midpoint',
        'staircase',
      ],
      ...['generalise', 'inference', 'outlier', 'example', 'danfojs', 'data frame', 'logarithmic axis'],
      ...['one-hot', 'standardise', 'mean', 'median', 'standard deviation', 'validation data', 'test data'],
      ...['training data', 'leak', 'nearest neighbour', 'classifier', 'score', 'weight', 'bias', 'softmax'],
      ...[
        'softmax regression',
        'cross-entropy',
        'decision tree',
        'epoch',
        'learning rate',
        'network',
        'Adam',
      ],
      ...['hyperparameter', 'confusion matrix', 'accuracy', 'recall', 'precision', 'Gini impurity'],
    ]
    expect(defined.filter((name) => !terms.some((term) => term.name === name))).toEqual([])
  })
})

const term = (name: string, more: Partial<Term> = {}): Term => {
  return { name, id: name.replace(' ', '-'), source: '', also: [], italics: [], not: [], ...more }
}
const marked = (html: string, ...own: Term[]) => {
  return new TermMarks(own, ({ id }) => `#t-${id}`)
    .mark(html)
    .replaceAll(/<a class="term"[^>]*data-term="([^"]+)">/g, '[$1:')
}

describe('TermMarks', () => {
  it('links the first use in each section with its entry', () => {
    const marks = new TermMarks([term('loss')], ({ id }) => `glossary.html#s-${id}`)
    const link = '<a class="term" href="glossary.html#s-loss" data-term="loss">loss</a>'
    expect(marks.mark('<p>A loss, a loss.</p>')).toBe(`<p>A ${link}, a loss.</p>`)
    expect(marks.mark('<p>The same loss.</p>')).toBe('<p>The same loss.</p>')
    expect(marks.mark('<h3 id="s-a">A</h3><p>loss</p>')).toBe('<h3 id="s-a">A</h3><p>loss</p>')
    expect(marks.mark('<h2 id="s-b">B</h2><p>loss</p>')).toBe(`<h2 id="s-b">B</h2><p>${link}</p>`)
    expect(marks.used.map(({ name }) => name)).toEqual(['loss'])
  })

  it.each([
    ['a plural', 'Losses and families', '[loss:Losses</a> and [family:families</a>'],
    [
      'a part of a word',
      'glossy, lossless, re-loss, loss-free, loss2',
      'glossy, lossless, re-loss, loss-free, loss2',
    ],
    ['the longer term', 'a loss curve', 'a [loss-curve:loss curve</a>'],
    ['words on two lines', 'a loss\ncurve', 'a [loss-curve:loss\ncurve</a>'],
    ['another word for it', 'the cost', 'the [loss:cost</a>'],
    ['a phrase that means something else', 'hair loss, a loss', 'hair loss, a [loss:loss</a>'],
    ['code', '<code>loss</code>', '<code>loss</code>'],
    ['a link', '<a href="#x">the <em>loss</em></a>', '<a href="#x">the <em>loss</em></a>'],
    ['what opens a fold', '<summary>loss</summary>', '<summary>loss</summary>'],
    ['an attribute', '<p title="loss">x</p>', '<p title="loss">x</p>'],
    ['italics', 'a cell, a <em>cell</em>', 'a cell, a <em>[cell:cell</a></em>'],
  ])('meets %s', (_, html, expected) => {
    const own = [
      term('loss', { also: ['cost'], not: ['hair loss'] }),
      term('loss curve'),
      term('family'),
      term('cell', { also: [], italics: ['cell'] }),
    ]
    expect(marked(html, ...own)).toBe(expected)
  })

  it('lets an entry of the glossary point at others, and neither at itself nor from the line of its lessons', () => {
    const marks = new TermMarks([term('loss'), term('model')], ({ id }) => `#s-${id}`, 'h3')
    const html = marks.mark('<h3 id="s-loss">loss</h3><p>The loss of a model.</p><p>lesson 02, A model</p>')
    expect(html).toBe(
      '<h3 id="s-loss">loss</h3><p>The loss of a <a class="term" href="#s-model" data-term="model">model</a>.</p><p>lesson 02, A model</p>',
    )
  })
})
