import { describe, expect, it } from 'vitest'
import { execute } from '../../src/cli/program.ts'
import { fakeEnvironment } from './environment.ts'

async function identify(...argv: string[]) {
  const { environment, printed, complained } = fakeEnvironment()
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
