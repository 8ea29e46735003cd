import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Command, CommanderError } from 'commander'
import type { Environment } from './environment.ts'
import { type ExitCode, explain } from './error.ts'

/** One command: its arguments, options and example, and what it does. Resolves with the exit code. */
export interface CommandFile {
  /** Adds arguments and options to the bare command. */
  readonly describe: (command: Command) => Command
  // biome-ignore lint/suspicious/noExplicitAny: commander hands over what `describe` declared, untyped
  readonly act: (environment: Environment, ...given: any[]) => Promise<ExitCode>
}

/** Commands under one word, as in `fledgling kernel install`. */
export interface CommandGroup {
  /** Adds what the help of the word says. */
  readonly describe: (command: Command) => Command
  readonly commands: Commands
}

type Commands = Readonly<Record<string, CommandFile | CommandGroup>>

const commands: Readonly<Record<string, () => Promise<CommandFile | CommandGroup>>> = {
  start: async () => (await import('./start.ts')).startCommand,
  run: async () => (await import('./run.ts')).runCommand,
  check: async () => (await import('./check.ts')).checkCommand,
  build: async () => (await import('./build.ts')).buildCommand,
  serve: async () => (await import('./serve.ts')).serveCommand,
  doctor: async () => (await import('./doctor.ts')).doctorCommand,
  identify: async () => (await import('./identify.ts')).identifyCommand,
  kernel: async () => (await import('./kernel.ts')).kernelCommands,
}

/** Runs one command line (without `node` and the script) and resolves with its exit code; never rejects. */
export async function execute(argv: readonly string[], environment: Environment): Promise<ExitCode> {
  let exitCode: ExitCode = 0
  try {
    const program = createProgram(environment, await loadFor(argv[0]), (code) => {
      exitCode = code
    })
    if (argv.length === 0) program.outputHelp()
    else await program.parseAsync(argv, { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    const explained = explain(error, environment.debug)
    environment.err(explained.text)
    return explained.exitCode
  }
}

/** The command that is asked for; all of them for the help, or to say which one was meant. */
async function loadFor(word: string | undefined): Promise<Commands> {
  const isKnown = word !== undefined && Object.hasOwn(commands, word)
  const needed = Object.entries(commands).filter(([name]) => !isKnown || name === word)
  return Object.fromEntries(await Promise.all(needed.map(async ([name, load]) => [name, await load()])))
}

function createProgram(environment: Environment, list: Commands, end: (code: ExitCode) => void): Command {
  const program = new Command('fledgling')
    .description('Runs, checks and shows the notebooks of the Fledgling course.')
    .version(version(environment.root), '--version')
    .helpOption('--help', 'show this help')
    .helpCommand(false)
    .addHelpText('after', '\nEach command has its own --help, with an example.')
  speakPlainly(program, environment)
  add(program, list, environment, end)
  return program
}

function add(to: Command, list: Commands, environment: Environment, end: (code: ExitCode) => void): void {
  for (const [name, file] of Object.entries(list)) {
    const bare = to.command(name).helpOption('--help', 'show this help').helpCommand(false)
    const command = file.describe(bare)
    speakPlainly(command, environment)
    if ('commands' in file) add(command, file.commands, environment, end)
    else command.action(async (...given) => end(await file.act(environment, ...given)))
  }
}

/** Commander's mistakes as one sentence on standard error, and its help through the environment. */
function speakPlainly(command: Command, environment: Environment): void {
  command.exitOverride().configureOutput({
    writeOut: (text) => environment.out(text.trimEnd()),
    writeErr: (text) => environment.err(text.trimEnd()),
    outputError: (text, write) => {
      const sentence = text
        .trim()
        .replace(/^error: /, '')
        .replace(/\s*\n\s*/g, ' ')
      write(`${sentence} (see ${nameOf(command)} --help)`)
    },
  })
}

/** As it is typed: `fledgling kernel install`. */
function nameOf(command: Command): string {
  return command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`
}

function version(root: string): string {
  return JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).version
}
