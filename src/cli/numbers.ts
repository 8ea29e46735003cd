import { InvalidArgumentError } from 'commander'

/** Option parsers for commander: each takes the text typed and throws its sentence. */
export function port(text: string): number {
  return whole(text, 0, 65535, 'a port is a whole number from 0 to 65535')
}

export function jobs(text: string): number {
  return whole(text, 1, 64, 'it is a whole number from 1 to 64')
}

/** A time limit in seconds. */
export function seconds(text: string): number {
  const value = Number(text)
  if (text.trim() !== '' && value > 0 && value <= 86_400) return value
  throw new InvalidArgumentError('it is a number of seconds, more than 0 and at most 86400.')
}

function whole(text: string, least: number, most: number, rule: string): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= least && value <= most) return value
  throw new InvalidArgumentError(`${rule}.`)
}
