import { describe, expect, test } from 'vitest'
import { parseCsv } from '../../src/lib/csv.ts'

describe('parseCsv', () => {
  test('keeps every cell as it stands, spaces and all', () => {
    expect(parseCsv('a,b\n1, x \n,\n', 'f.csv')).toEqual([
      { a: '1', b: ' x ' },
      { a: '', b: '' },
    ])
  })

  test('reads lines ended by Windows, a byte order mark, and a last line without an end', () => {
    expect(parseCsv('\uFEFFa,b\r\n1,2\r\n3,4', 'f.csv')).toEqual([
      { a: '1', b: '2' },
      { a: '3', b: '4' },
    ])
  })

  test('refuses rows of another width, and quoted cells, with the line', () => {
    expect(() => parseCsv('a,b\n1,2\n3\n', 'f.csv')).toThrow('f.csv line 3: 2 cells expected, 1 found: "3"')
    expect(() => parseCsv('a,b\n"1,5",2\n', 'f.csv')).toThrow('f.csv line 2: quoted cells are not supported')
  })
})
