import { sendLimit } from './outputs.ts'

/** What the engine wants of the kernels that come with the package; `{connection_file}` stands for its path. */
export const engineWishes = {
  /** The kernel ends when the engine does, and removes the file. */
  FLEDGLING_LIFELINE: '{connection_file}',
  FLEDGLING_SEND_LIMIT: String(sendLimit),
  // Whoever needs pictures adds them, see pictures.ts.
  FLEDGLING_PICTURES: 'none',
}

/** Names of variables that hold secrets, which a notebook has no business with. */
const secret = /TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL|PRIVATE_KEY|API_?KEY|ACCESS_KEY|_AUTH$/i

/**
 * The environment of a kernel: ours without secrets, and such that outputs are the same on every machine: no colours,
 * English numbers and dates, UTC. (Windows does not look at LC_ALL: there the user's language decides.)
 */
export function kernelEnvironment(own: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(own).filter(([name]) => !secret.test(name) && name !== 'FORCE_COLOR')
  return {
    ...Object.fromEntries(kept),
    NO_COLOR: '1',
    LC_ALL: 'en_US.UTF-8',
    TZ: 'UTC',
    // ipykernel and others end when this process is gone.
    JPY_PARENT_PID: String(process.pid),
  }
}
