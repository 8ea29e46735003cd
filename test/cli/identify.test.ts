import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { execute } from '../../src/cli/program.ts'
import { birdFeatureNames, species } from '../../src/lib/birds.ts'
import { createNetwork } from '../../src/lib/network/network.ts'
import { type Memory, saveModel } from '../../src/lib/saved-model.ts'
import { fakeEnvironment } from './environment.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'fledgling-identify-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Writes a file into the folder in which the command runs. */
function write(name: string, text: string): string {
  writeFileSync(path.join(folder, name), text)
  return name
}

async function identify(...argv: string[]) {
  const { environment, printed, complained } = fakeEnvironment({ cwd: folder })
  const exitCode = await execute(['identify', ...argv], environment)
  return { exitCode, printed: printed.join('\n'), complained: complained.join('\n') }
}

const secretaryBird = ['--weight', '3000', '--wingspan', '200', '--feet', 'no', '--back', 'grey']

describe('fledgling identify', () => {
  it('names the species in Latin and English, with its probability', async () => {
    const { exitCode, printed, complained } = await identify(...secretaryBird)
    expect(printed).toMatch(/^Sagittarius serpentarius \(secretary bird\), probability (over )?\d\d\.\d %$/)
    expect({ exitCode, complained }).toEqual({ exitCode: 0, complained: '' })
  })

  it('prints the Latin name alone when quiet', async () => {
    expect((await identify(...secretaryBird, '--quiet')).printed).toBe('Sagittarius serpentarius')
  })

  it('says which values it lacks', async () => {
    const { exitCode, printed, complained } = await identify('--weight', '3000', '--back', 'grey')
    expect({ exitCode, printed }).toEqual({ exitCode: 2, printed: '' })
    expect(complained).toMatch(/wingspan, feet\n/)
    expect(complained).not.toMatch(/missing:.*(weight|back)/)
    expect(complained).not.toContain('at ')
  })

  it.each([
    ['--weight', 'heavy'],
    ['--weight', '-5'],
    ['--wingspan', 'NaN'],
    ['--feet', 'perhaps'],
    ['--back', '42'],
  ])('says that it cannot read %s %s', async (option, value) => {
    const { exitCode, printed, complained } = await identify(...secretaryBird, option, value)
    expect({ exitCode, printed }).toEqual({ exitCode: 2, printed: '' })
    expect(complained).toContain(option.slice(2))
    expect(complained).toContain(`"${value}"`)
  })

  it('knows none that is far from all it has seen', async () => {
    const ostrich = ['--weight', '120000', '--wingspan', '200', '--feet', 'no', '--back', 'black']
    const { exitCode, printed } = await identify(...ostrich)
    expect(exitCode).toBe(0)
    expect(printed).toMatch(/^None I know: /)
    expect((await identify(...ostrich, '--quiet')).printed).toBe('none I know')
  })
})

const list = `weight,wingspan,webbed_feet,back,ring
1120,127,no,brown,A1
3.9 kg,2.07 m,no,grey,A2
heavy,139,yes,black,A3
30000,80,yes,black,A4
`

describe('fledgling identify --csv', () => {
  it('names every bird of a list, keeps its columns, and says which line it cannot read', async () => {
    const { exitCode, printed, complained } = await identify('--csv', write('arrivals.csv', list))
    expect(printed.split('\n')).toEqual([
      'weight,wingspan,webbed_feet,back,ring,answer,probability',
      expect.stringMatching(/^1120,127,no,brown,A1,Buteo jamaicensis,(0\.\d{3}|1\.000)$/),
      expect.stringMatching(/^3\.9 kg,2\.07 m,no,grey,A2,Sagittarius serpentarius,/),
      'heavy,139,yes,black,A3,cannot be read,',
      '30000,80,yes,black,A4,none I know,',
    ])
    expect(complained).toMatch(/^arrivals\.csv line 4: weight .*: "heavy"$/)
    expect(exitCode).toBe(1)
  })

  it('prints the answers alone when quiet', async () => {
    const { exitCode, printed } = await identify(
      '--csv',
      write('two.csv', list.split('\n').slice(0, 3).join('\n')),
      '--quiet',
    )
    expect({ exitCode, printed }).toEqual({
      exitCode: 0,
      printed: 'Buteo jamaicensis\nSagittarius serpentarius',
    })
  })

  it.each([
    ['weight,wingspan\n1,2\n', 'bad.csv: there is no column webbed_feet, back: weight, wingspan'],
    ['weight,wingspan,webbed_feet,back\n', 'bad.csv: there must be a line below the names of the columns'],
    ['weight,wingspan,webbed_feet,back\n1,2\n', 'bad.csv line 2: 4 cells expected, 2 found: "1,2"'],
  ])('says what is wrong with a list: %j', async (text, message) => {
    const { exitCode, complained } = await identify('--csv', write('bad.csv', text))
    expect({ exitCode, complained }).toEqual({ exitCode: 2, complained: message })
  })

  it('says that there is no such file', async () => {
    const { exitCode, complained } = await identify('--csv', 'none.csv')
    expect(exitCode).toBe(1)
    expect(complained).toMatch(/none\.csv: there is no such file or folder$/)
  })
})

describe('fledgling identify --model', () => {
  /** A network that never saw a bird: whatever it says must come from the file. */
  const saved = (memory?: Memory, features: readonly string[] = birdFeatureNames) => {
    const network = createNetwork(features.length, [{ units: 5, activation: 'softmax' }])
    network.layers[0]!.weights.fill(0)
    network.layers[0]!.biases.set([0, 0, Math.log(6), 0, 0])
    const standardiser = { mean: features.map(() => 0), sd: features.map(() => 1) }
    const named = { name: 'always the loon', version: '1', features, labels: species, facts: {} }
    return JSON.stringify(
      saveModel({ ...named, standardiser, network, ...(memory === undefined ? {} : { memory }) }),
    )
  }

  it('asks the saved model', async () => {
    const { exitCode, printed } = await identify(...secretaryBird, '--model', write('loon.json', saved()))
    expect({ exitCode, printed }).toEqual({
      exitCode: 0,
      printed: 'Gavia immer (common loon), probability 60.0 %',
    })
  })

  it('says that it does not know what is far from the memory of the model', async () => {
    const rows = [[Math.log10(3000), Math.log10(200), 0, 0, 1, 0, 0]]
    const model = write('memory.json', saved({ rows, limit: 0.1 }))
    expect((await identify(...secretaryBird, '--model', model)).printed).toMatch(/^Gavia immer/)
    const heavier = await identify(...secretaryBird, '--weight', '30000', '--model', model)
    expect(heavier.printed).toBe(
      'None I know: the nearest training bird is 1.00 away, and the limit is 0.10.',
    )
    const blue = await identify(...secretaryBird, '--back', 'blue', '--model', model)
    expect(blue.printed).toBe('None I know: no bird in training had a blue back.')
  })

  it.each([
    ['{"format": "fledgling', /^m\.json: model is not JSON, or was cut off: /],
    [
      saved().replace('"formatVersion":1', '"formatVersion":9'),
      /^m\.json: model formatVersion must be 1 at most/,
    ],
    [
      saved(undefined, ['bill length']),
      /^m\.json: the features of the model must be log10 weight, .*: bill length$/,
    ],
  ])('says what is wrong with a model', async (text, message) => {
    const { exitCode, printed, complained } = await identify(
      ...secretaryBird,
      '--model',
      write('m.json', text),
    )
    expect({ exitCode, printed }).toEqual({ exitCode: 2, printed: '' })
    expect(complained).toMatch(message)
  })
})
