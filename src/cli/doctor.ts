import type { Environment } from './environment.ts'
import type { ExitCode } from './error.ts'
import { type Finding, type Probe, probes } from './probes.ts'
import type { CommandFile } from './program.ts'

/** `fledgling doctor`: says what is there, what is missing, what that costs, and which command mends it. */
export const doctorCommand: CommandFile = {
  describe: (command) =>
    command
      .summary('see whether everything is there')
      .description('Looks whether everything that the lessons need is there, and says what to do if not.')
      .option('--quiet', 'print only what is missing')
      .addHelpText('after', '\nExample:\n  fledgling doctor'),
  act: (environment, options: { quiet?: boolean }) => examine(environment, probes(environment), options),
}

/** Asks every probe, prints its finding, and ends with 1 when a needed part is missing. */
export async function examine(
  environment: Pick<Environment, 'out'>,
  list: readonly Probe[],
  { quiet = false }: { quiet?: boolean } = {},
): Promise<ExitCode> {
  let missing = 0
  for (const probe of list) {
    const finding = await probe.ask().catch((error): Finding => ({ ok: false, found: sentence(error) }))
    if (!finding.ok && probe.needed) missing++
    if (!(quiet && finding.ok)) environment.out(describe(probe, finding))
  }
  if (missing > 0)
    environment.out(`${missing === 1 ? 'One needed part is' : `${missing} needed parts are`} missing.`)
  else if (!quiet) environment.out('Everything that the lessons need is there.')
  return missing > 0 ? 1 : 0
}

function describe(probe: Probe, finding: Finding): string {
  const state = finding.ok ? 'ok' : probe.needed ? 'MISSING' : 'absent'
  const head = `${state.padEnd(8)}${probe.name}: ${finding.found}`
  if (finding.ok) return head
  const mend = finding.mend ?? probe.mend
  return [head, `        cost: ${probe.cost}`, ...(mend === undefined ? [] : [`        mend: ${mend}`])].join(
    '\n',
  )
}

function sentence(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
}
