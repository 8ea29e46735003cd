import { cellText, table, tableHtml, tableText } from 'fledgling'
import { describe, expect, it } from 'vitest'

const birds = [
  { species: 'Gavia immer', weight: 4100, webbed: true, share: 0.123456 },
  { species: '<b>Buteo</b> & "co"', weight: 1000.1, webbed: false, share: 1 },
]

describe('table(rows, options)', () => {
  it('takes the columns asked for, in their order, with their headings and digits', () => {
    const made = table(birds, {
      caption: 'Birds',
      columns: { weight: 'weight (g)', species: 'species' },
      digits: { weight: 1 },
    })
    expect(made).toEqual({
      columns: ['weight (g)', 'species'],
      rows: [
        ['4100.0', 'Gavia immer'],
        ['1000.1', '<b>Buteo</b> & "co"'],
      ],
      caption: 'Birds',
    })
  })

  it('shows all columns of the first row where none are asked for', () => {
    expect(table(birds, { caption: 'Birds' }).columns).toEqual(['species', 'weight', 'webbed', 'share'])
    expect(table(birds, { caption: 'Birds', columns: ['share'] }).columns).toEqual(['share'])
  })

  it('takes only columns that the rows have', () => {
    // @ts-expect-error the rows have no wings
    expect(table(birds, { caption: 'Birds', columns: ['wings'] }).rows).toEqual([[null], [null]])
  })
})

describe('tableText(table)', () => {
  it('aligns numbers to the right and words to the left', () => {
    const made = table(birds, { caption: 'Two birds', columns: ['species', 'weight', 'webbed', 'share'] })
    expect(tableText(made).split('\n')).toEqual([
      'Two birds',
      '',
      'species              weight  webbed   share',
      '-------------------  ------  ------  ------',
      'Gavia immer            4100  yes     0.1235',
      '<b>Buteo</b> & "co"  1000.1  no           1',
    ])
  })
})

describe('tableHtml(table)', () => {
  it('escapes every text', () => {
    const html = tableHtml(table(birds, { caption: '<i>Two</i> birds' }))
    expect(html).toContain('<caption style="text-align: left">&lt;i&gt;Two&lt;/i&gt; birds</caption>')
    expect(html).toContain('&lt;b&gt;Buteo&lt;/b&gt; &amp; &quot;co&quot;</td>')
    expect(html).not.toMatch(/<[bi]>/)
  })

  it('marks columns of numbers, and heads every column for who hears the table', () => {
    const html = tableHtml(table(birds, { caption: 'Birds', columns: ['species', 'weight'] }))
    expect(html).toContain('<th scope="col" style="text-align: left">species</th>')
    expect(html).toContain('<td class="number" style="text-align: right">4100</td>')
  })
})

describe('cellText(value)', () => {
  it.each([
    [0.123456, '0.1235'],
    [12.3456, '12.35'],
    [1234.567, '1234.6'],
    [1e-7, '1e-7'],
    [-3, '-3'],
    [null, ''],
    [true, 'yes'],
    ['text', 'text'],
  ])('prints %s as "%s"', (value, text) => {
    expect(cellText(value)).toBe(text)
  })
})
