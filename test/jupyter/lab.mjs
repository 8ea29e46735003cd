// Drives JupyterLab in a real browser, with our kernel: `node test/jupyter/lab.mjs`. JupyterLab has to be there: `jupyter`
// on the PATH, or named by --jupyter. Pictures of what is to be seen, light and dark, go to --shots.
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { installKernels, root, withFolder } from './kernelspec.mjs'
import { LabPage } from './lab-page.mjs'
import { scenes } from './lab-scenes.mjs'
import { startLab } from './server.mjs'
import { run } from './suite.mjs'

const { values: options } = parseArgs({
  options: {
    jupyter: { type: 'string', default: 'jupyter' },
    shots: { type: 'string', default: path.join(root, '.fledgling', 'shots') },
    only: { type: 'string', default: '' },
    theme: { type: 'string', multiple: true, default: ['Light', 'Dark'] },
  },
})

if (run(options.jupyter, ['lab', '--version']).status !== 0) {
  console.error(
    `${options.jupyter} lab does not run: python3 -m pip install jupyterlab, or name one with --jupyter`,
  )
  process.exit(2)
}
const font = readFileSync(
  path.join(root, 'node_modules', 'dejavu-fonts-ttf', 'ttf', 'DejaVuSansMono.ttf'),
  'base64',
)
mkdirSync(options.shots, { recursive: true })
const counts = await withFolder(driveAll)
console.log(`\n${counts.passed} passed, ${counts.failed} failed; pictures in ${options.shots}`)
process.exitCode = counts.failed === 0 ? 0 : 1

async function driveAll(home) {
  const folder = path.join(home, 'lessons')
  cpSync(path.join(root, 'notebooks', 'en'), folder, { recursive: true })
  const setKernels = (names) => {
    rmSync(path.join(home, 'share'), { recursive: true, force: true })
    return installKernels(home, names)
  }
  const kernels = setKernels(['fledgling', 'tslab'])
  const server = await startLab({ jupyter: options.jupyter, folder, home, kernels })
  const browser = await openBrowser()
  const counts = { passed: 0, failed: 0 }
  try {
    for (const theme of options.theme) {
      server.setTheme(`JupyterLab ${theme}`)
      for (const scene of scenes.filter(({ name }) => name.includes(options.only))) {
        setKernels(['fledgling', 'tslab'])
        counts[(await play(scene, { server, browser, folder, setKernels, theme })) ? 'passed' : 'failed']++
        await server.endKernels()
      }
    }
  } finally {
    await browser.close()
    await server.close()
  }
  return counts
}

/** The first of JupyterLab's fonts for code: where a machine has none of one width, no ^ stands under its character. */
function addFont(address) {
  document.fonts.add(new FontFace('DejaVu Sans Mono', `url(${address})`))
}

/** Plays one scene in a page of its own; a scene that fails leaves a picture. */
async function play({ name, act }, { server, browser, theme, ...place }) {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 } })
  await page.addInitScript(addFont, `data:font/ttf;base64,${font}`)
  const shoot = (shot) =>
    page.screenshot({ path: path.join(options.shots, `${shot}-${theme.toLowerCase()}.png`) })
  try {
    await act({ lab: new LabPage(page), open: server.url, shoot, ...place })
    console.log(`ok      ${theme.padEnd(6)}${name}`)
    return true
  } catch (error) {
    console.log(`FAILED  ${theme.padEnd(6)}${name}\n        ${error.message.replaceAll('\n', '\n        ')}`)
    await shoot(`failed-${scenes.findIndex((scene) => scene.name === name)}`)
    return false
  } finally {
    await page.close()
  }
}

/** The tests' own browser; its module is TypeScript, which Node 20 does not read. */
async function openBrowser() {
  const outfile = path.join(root, '.fledgling', 'browser.mjs')
  const entry = path.join(root, 'test', 'browser.ts')
  await build({
    entryPoints: [entry],
    ...{ bundle: true, platform: 'node', format: 'esm', packages: 'external', outfile },
  })
  return (await import(pathToFileURL(outfile).href)).openBrowser()
}
