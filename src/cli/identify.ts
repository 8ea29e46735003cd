import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { BirdValues, CsvRow, TrainedModel } from 'fledgling'
import type { Environment } from './environment.ts'
import { CliError, type ExitCode } from './error.ts'
import type { CommandFile } from './program.ts'

interface BirdOptions {
  readonly weight?: string
  readonly wingspan?: string
  readonly feet?: string
  readonly back?: string
  readonly model?: string
  readonly csv?: string
  readonly quiet?: boolean
}

/** What is said about one bird: a name, why there is none, or what it lacks or cannot read. */
type Answer =
  | { readonly species: string; readonly commonName: string | undefined; readonly probability: number }
  | { readonly none: true; readonly why: string }
  | { readonly missing: readonly string[]; readonly why: string }

type Ask = (values: BirdValues) => Answer

const example = 'fledgling identify --weight 3000 --wingspan 200 --feet no --back grey'

/** `fledgling identify`: the bird program of lesson 05, or a model that lesson 13 has saved. */
export const identifyCommand: CommandFile = {
  describe: (command) =>
    command
      .summary('name the species of a bird')
      .description(
        'Names the species of a bird, or of every bird in a list, by the program that\nlesson 05 trains or by a model that lesson 13 saves.',
      )
      .option('--weight <grams>', 'its weight')
      .option('--wingspan <centimetres>', 'its wingspan')
      .option('--feet <yes|no>', 'whether its feet are webbed')
      .option('--back <colour>', 'the colour of its back: brown, grey, black or green')
      .option('--csv <file>', 'a list of birds: columns weight, wingspan, webbed_feet and back')
      .option('--model <file>', 'a model saved as JSON, in place of the program')
      .option('--quiet', 'print the species only')
      .addHelpText(
        'after',
        `\nExamples:\n  ${example}\n  fledgling identify --csv arrivals.csv --model birds-model.json > named.csv`,
      ),
  act: async (environment, { quiet = false, model, csv, ...values }: BirdOptions) => {
    const ask = model === undefined ? await programOfLesson05() : await askSaved(environment, model)
    if (csv !== undefined) return nameList(environment, ask, csv, quiet)
    const answer = ask(values)
    if ('missing' in answer) {
      environment.err(`${answer.why}\nFor instance: ${example}`)
      return 2
    }
    environment.out(sentence(answer, quiet))
    return 0
  },
}

async function programOfLesson05(): Promise<Ask> {
  const { cleanBirds, identify, load, trainBirdProgram } = await import('fledgling')
  const { larger } = await load('birds')
  const program = trainBirdProgram(cleanBirds(larger))
  return (values) => identify(program, values)
}

async function askSaved(environment: Environment, file: string): Promise<Ask> {
  const { askModel, birdFeatureNames, birdFeatures, loadModel, readBirdValues, speciesNames } = await import(
    'fledgling'
  )
  const model = inFile(file, () => loadModel(readText(environment, file)))
  checkFeatures(model, birdFeatureNames, file)
  return (values) => {
    const read = readBirdValues(values)
    if (read.bird === undefined) return { missing: read.missing, why: read.why }
    const { back } = read.bird
    if (back === undefined) return { none: true, why: `no bird in training had a ${read.colour} back.` }
    const { label, probability, known, distance } = askModel(model, birdFeatures({ ...read.bird, back }))
    if (known === false) {
      const [far, limit] = [distance!, model.memory!.limit].map((each) => each.toFixed(2))
      return { none: true, why: `the nearest training bird is ${far} away, and the limit is ${limit}.` }
    }
    const commonName = (speciesNames as Readonly<Record<string, string>>)[label]
    return { species: label, commonName, probability }
  }
}

/** A model whose columns are others would take each number for something else, and answer all the same. */
function checkFeatures({ features }: TrainedModel, ours: readonly string[], file: string): void {
  if (features.join() === ours.join()) return
  throw new CliError(
    `${file}: the features of the model must be ${ours.join(', ')}, for these are what this command measures: ${features.join(', ')}`,
  )
}

/** Names every bird of a list; prints the list with two columns more. What cannot be read is told, line by line. */
async function nameList(environment: Environment, ask: Ask, file: string, quiet: boolean): Promise<ExitCode> {
  const { parseCsv } = await import('fledgling')
  const rows = inFile(file, () => parseCsv(readText(environment, file), file))
  const columns = Object.keys(rows[0] ?? {})
  checkColumns(columns, file)
  if (!quiet) environment.out([...columns, 'answer', 'probability'].join(','))
  let unread = 0
  rows.forEach((row, i) => {
    const answer = ask(valuesIn(row))
    if ('missing' in answer) {
      unread++
      environment.err(`${file} line ${i + 2}: ${answer.why}`)
    }
    const cells = 'species' in answer ? [answer.species, answer.probability.toFixed(3)] : [noName(answer), '']
    environment.out(quiet ? cells[0]! : [...Object.values(row), ...cells].join(','))
  })
  return unread > 0 ? 1 : 0
}

const valuesIn = (row: CsvRow): BirdValues => ({
  weight: row.weight ?? '',
  wingspan: row.wingspan ?? '',
  feet: row.webbed_feet ?? '',
  back: row.back ?? '',
})

function checkColumns(columns: readonly string[], file: string): void {
  if (columns.length === 0) throw new CliError(`${file}: there must be a line below the names of the columns`)
  const missing = ['weight', 'wingspan', 'webbed_feet', 'back'].filter((name) => !columns.includes(name))
  if (missing.length > 0)
    throw new CliError(`${file}: there is no column ${missing.join(', ')}: ${columns.join(', ')}`)
}

function readText({ cwd }: Environment, file: string): string {
  return readFileSync(path.resolve(cwd, file), 'utf8')
}

/** What goes wrong with a file is the user's to mend: one sentence, which names the file. */
function inFile<T>(file: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof CliError || (error as NodeJS.ErrnoException).code !== undefined) throw error
    const { message } = error as Error
    throw new CliError(message.startsWith(file) ? message : `${file}: ${message}`)
  }
}

function noName(answer: Answer): string {
  return 'none' in answer ? 'none I know' : 'cannot be read'
}

function sentence(answer: Exclude<Answer, { missing: unknown }>, quiet: boolean): string {
  if ('none' in answer) return quiet ? noName(answer) : `None I know: ${answer.why}`
  const { species, commonName, probability } = answer
  if (quiet) return species
  return `${species}${commonName === undefined ? '' : ` (${commonName})`}, probability ${percentage(probability)}`
}

/** In percent, never rounded up to a certainty that no model has. */
function percentage(probability: number): string {
  return probability > 0.999 ? 'over 99.9 %' : `${(100 * probability).toFixed(1)} %`
}
