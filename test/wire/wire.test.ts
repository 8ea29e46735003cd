import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { decode, encode, type Header, sign, WireError } from '../../src/wire/wire.ts'

const header: Header = {
  msg_id: 'id-1',
  msg_type: 'execute_request',
  session: 's',
  username: 'u',
  date: '2024-05-01T10:00:00.000Z',
  version: '5.3',
}
const key = 'a0436f6c-1916-498b-8eb9-e81ab9368e84'

test('a request is the delimiter, the signature, and four JSON frames', () => {
  const frames = encode({ header, content: { code: '1 + 1' } }, key).map(String)
  expect(frames[0]).toBe('<IDS|MSG>')
  expect(frames.slice(2)).toEqual([JSON.stringify(header), '{}', '{}', '{"code":"1 + 1"}'])
  expect(frames[1]).toBe(createHmac('sha256', key).update(frames.slice(2).join('')).digest('hex'))
})

test('the signature is the HMAC-SHA256 of RFC 4231, test case 2', () => {
  const frames = ['what do ya want ', 'for nothing?'].map((text) => Buffer.from(text))
  expect(sign('Jefe', frames)).toBe('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843')
})

test('decode gives back what encode was given, with the bytes of its content', () => {
  const message = decode(encode({ header, content: { text: 'Größe 猫 🐦' } }, key), key)
  expect(message).toEqual({
    header,
    parent: {},
    metadata: {},
    content: { text: 'Größe 猫 🐦' },
    size: Buffer.byteLength('{"text":"Größe 猫 🐦"}'),
  })
})

test('identities before the delimiter and buffers after the content are passed over', () => {
  const frames = [
    Buffer.from('kernel.1.status'),
    ...encode({ header, content: {} }, key),
    Buffer.from([1, 2, 3]),
  ]
  expect(decode(frames, key).header.msg_id).toBe('id-1')
})

test('an empty key means no signature', () => {
  const frames = encode({ header, content: {} }, '')
  expect(String(frames[1])).toBe('')
  expect(decode(frames, '').header).toEqual(header)
})

test('a message signed with another key is refused', () => {
  expect(() => decode(encode({ header, content: {} }, 'another'), key)).toThrow(WireError)
  expect(() => decode(encode({ header, content: {} }, ''), key)).toThrow('not signed with the key')
})

test('a message whose content was changed on the way is refused', () => {
  const frames = encode({ header, content: { text: '1' } }, key)
  frames[5] = Buffer.from('{"text":"2"}')
  expect(() => decode(frames, key)).toThrow('not signed with the key')
})

test.each([
  ['no delimiter', [Buffer.from('hello')], 'no delimiter'],
  ['too few frames', [Buffer.from('<IDS|MSG>'), Buffer.from(''), Buffer.from('{}')], 'too few frames'],
  ['no JSON', ['<IDS|MSG>', '', '{', '{}', '{}', '{}'].map((text) => Buffer.from(text)), 'not JSON'],
  ['no object', ['<IDS|MSG>', '', '3', '{}', '{}', '{}'].map((text) => Buffer.from(text)), 'no JSON object'],
  ['no type', ['<IDS|MSG>', '', '{}', '{}', '{}', '{}'].map((text) => Buffer.from(text)), 'no msg_type'],
])('a message with %s is refused', (_what, frames, sentence) => {
  expect(() => decode(frames, '')).toThrow(sentence)
})
