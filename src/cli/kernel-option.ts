import { InvalidArgumentError } from 'commander'
import { isKernel, kernelChoices } from '../run/kernel-spec.ts'

/** Option parser for commander: the name of a kernel, or the path of a kernel.json. */
export function kernel(text: string): string {
  if (isKernel(text)) return text
  throw new InvalidArgumentError(`it is ${kernelChoices}.`)
}
