import { kernelInstall } from './kernel-install.ts'
import { kernelList } from './kernel-list.ts'
import { kernelRemove } from './kernel-remove.ts'
import type { CommandGroup } from './program.ts'

/** `fledgling kernel`: Fledgling's kernel among those that Jupyter offers. */
export const kernelCommands: CommandGroup = {
  describe: (command) =>
    command
      .summary('offer the kernel to JupyterLab and VS Code')
      .description(
        'Puts the kernel of the course where JupyterLab and VS Code find it, and takes it away again.',
      )
      .addHelpText('after', '\nExample:\n  fledgling kernel install'),
  commands: { install: kernelInstall, list: kernelList, remove: kernelRemove },
}
