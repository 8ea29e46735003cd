import type { CommandFile } from './program.ts'

interface BirdOptions {
  readonly weight?: string
  readonly wingspan?: string
  readonly feet?: string
  readonly back?: string
  readonly quiet?: boolean
}

const example = 'fledgling identify --weight 3000 --wingspan 200 --feet no --back grey'

/** `fledgling identify`: the bird program of lesson 05. */
export const identifyCommand: CommandFile = {
  describe: (command) =>
    command
      .summary('name the species of a bird')
      .description('Names the species of a bird, by the program that lesson 05 trains.')
      .option('--weight <grams>', 'its weight')
      .option('--wingspan <centimetres>', 'its wingspan')
      .option('--feet <yes|no>', 'whether its feet are webbed')
      .option('--back <colour>', 'the colour of its back: brown, grey, black or green')
      .option('--quiet', 'print the species only')
      .addHelpText('after', `\nExample:\n  ${example}`),
  act: async (environment, { quiet = false, ...values }: BirdOptions) => {
    const { cleanBirds, identify, load, trainBirdProgram } = await import('fledgling')
    const { larger } = await load('birds')
    const answer = identify(trainBirdProgram(cleanBirds(larger)), values)
    if ('missing' in answer) {
      environment.err(`${answer.why}\nFor instance: ${example}`)
      return 2
    }
    if ('none' in answer) environment.out(quiet ? 'none I know' : `None I know: ${answer.why}`)
    else {
      const percent = percentage(answer.probability)
      environment.out(
        quiet ? answer.species : `${answer.species} (${answer.commonName}), probability ${percent}`,
      )
    }
    return 0
  },
}

/** In percent, never rounded up to a certainty that no model has. */
function percentage(probability: number): string {
  return probability > 0.999 ? 'over 99.9 %' : `${(100 * probability).toFixed(1)} %`
}
