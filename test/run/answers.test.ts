import { describe, expect, it } from 'vitest'
import type { Output } from '../../src/notebook/types.ts'
import { plainAnswers } from '../../src/run/answers.ts'
import { tslabAnswers } from '../../src/run/tslab/answers.ts'
import { stream } from '../notebook/build.ts'

const told = (ename: string, evalue: string, ...traceback: string[]) => ({ ename, evalue, traceback })
const message = (error: ReturnType<typeof told>): Output => ({ output_type: 'error', ...error })

describe('answers of a kernel that keeps to the protocol', () => {
  it('tell the advice first, then the error’s own words', () => {
    const error = told('TypeError', 'x is not a function', 'Line 2: x is a number.', 'TypeError: x is …')
    expect(plainAnswers.failure({ status: 'error', ...error }, [])).toEqual({
      status: 'error',
      reason: 'Line 2: x is a number. (TypeError: x is not a function)',
    })
  })

  it('tell the words alone where there is no advice, of their first line', () => {
    const python = told(
      'ValueError',
      'no\nreally',
      '\u001b[31mTraceback (most recent call last)\u001b[0m',
      '…',
    )
    expect(plainAnswers.failure({ status: 'error', ...python }, [])?.reason).toBe('ValueError: no')
    expect(plainAnswers.failure({ status: 'error', ...told('Error', 'no') }, [])?.reason).toBe('Error: no')
    const same = told('Error', 'no', 'Error: no')
    expect(plainAnswers.failure({ status: 'error', ...same }, [])?.reason).toBe('Error: no')
  })

  it('are not guessed from what stands on stderr', () => {
    const written = [stream('UnhandledPromiseRejection: Error: only quoted\n', 'stderr')]
    expect(plainAnswers.failure({ status: 'ok' }, written)).toBeUndefined()
  })

  it('tell an error that came after the reply, or beside it', () => {
    const late = [stream('a\n'), message(told('Error', 'late'))]
    expect(plainAnswers.late(late)).toEqual({ status: 'error', reason: 'Error: late' })
    expect(plainAnswers.failure({ status: 'ok' }, late)?.reason).toBe('Error: late')
    expect(plainAnswers.late([stream('a\n')])).toBeUndefined()
  })

  it('tell that the process of the cells is gone', () => {
    const lost = told('CellsLost', 'the process that ran the cells ended', 'It ended.', 'Lost are k, f.')
    expect(plainAnswers.failure({ status: 'error', ...lost }, [])).toEqual({
      status: 'died',
      reason: 'It ended.',
    })
  })

  it('are no failure of the code where the kernel did not run it', () => {
    expect(plainAnswers.failure({ status: 'aborted' }, [])?.reason).toBe('the kernel answered "aborted"')
    expect(plainAnswers.refused({ status: 'aborted' })).toBeUndefined()
  })
})

describe('answers of tslab', () => {
  it('are read from what it wrote, the line that names the error', () => {
    const stack =
      'evalmachine.<anonymous>:2\nthrow e\n^\n\nTypeError: k is odd\n    at evalmachine.<anonymous>:2:7\n'
    expect(tslabAnswers.failure({ status: 'error' }, [stream(stack, 'stderr')])?.reason).toBe(
      'TypeError: k is odd',
    )
    const compiled = '1:7 - Cannot find name.\n\n1 nothing\n  ~~~~~~~\n'
    expect(tslabAnswers.failure({ status: 'error' }, [stream(compiled, 'stderr')])?.reason).toBe(
      '1:7 - Cannot find name.',
    )
  })

  it('hide a rejection behind "ok"', () => {
    const written = [stream('noted\nUnhandledPromiseRejection: RangeError: no\n    at …\n', 'stderr')]
    expect(tslabAnswers.failure({ status: 'ok' }, written)?.reason).toBe(
      'UnhandledPromiseRejection: RangeError: no',
    )
  })

  it('are refusals for a while after an error', () => {
    expect(tslabAnswers.refused({ status: 'abort' })).toBeGreaterThan(0)
    expect(tslabAnswers.refused({ status: 'error' })).toBeUndefined()
  })
})
