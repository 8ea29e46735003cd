import { type Host, installHost, type MimeBundle, scatter, show, table } from 'fledgling'
import { beforeEach, describe, expect, it } from 'vitest'

const figure = scatter([{ x: 1, y: 2, label: 'A' }], { x: 'x', y: 'y', alt: 'One point.' })
let bundles: MimeBundle[] = []

function install(png: Host['png']): void {
  installHost({
    language: 'en',
    emit: (bundle) => bundles.push(bundle),
    png,
    read: () => Promise.reject(new Error('no files here')),
    startTensorFlow: () => Promise.resolve(),
  })
}

beforeEach(() => {
  bundles = []
  install(() => 'iVBORw0KGgo=')
})

describe('show(...values)', () => {
  it('sends a figure as one bundle: the specification, the picture, the words', () => {
    show(figure)
    expect(bundles).toEqual([
      {
        'application/vnd.plotly.v1+json': { data: figure.data, layout: figure.layout, alt: 'One point.' },
        'image/png': 'iVBORw0KGgo=',
        'text/plain': 'One point.',
      },
    ])
    expect(Object.keys(bundles[0]!)[0]).toBe('application/vnd.plotly.v1+json')
  })

  it('sends no picture where the host draws none', () => {
    install(() => null)
    show(figure)
    expect(Object.keys(bundles[0]!)).toEqual(['application/vnd.plotly.v1+json', 'text/plain'])
  })

  it('sends frames along', () => {
    show(
      scatter([{ x: 1, y: 2 }], { x: 'x', y: 'y', alt: 'Moving.', frames: [{ name: '1' }, { name: '2' }] }),
    )
    expect(bundles[0]!['application/vnd.plotly.v1+json']).toMatchObject({
      frames: [{ name: '1' }, { name: '2' }],
    })
  })

  it('sends a table as HTML and as text, texts and numbers as text, each in its turn', () => {
    expect(show(table([{ n: 1 }], { caption: 'Numbers' }), 'a sentence', 0.5)).toBeUndefined()
    expect(bundles.map((bundle) => Object.keys(bundle))).toEqual([
      ['text/html', 'text/plain'],
      ['text/plain'],
      ['text/plain'],
    ])
    expect(bundles.map((bundle) => bundle['text/plain'])).toEqual(['Numbers\n\nn\n-\n1', 'a sentence', '0.5'])
  })

  it('throws at anything else', () => {
    const other = JSON.parse('{"a": 1}')
    expect(() => show(other)).toThrow('show takes charts, tables, texts and numbers')
    expect(bundles).toEqual([])
  })
})
