// Copies penguins.csv out of Debian's package: node datasets/penguins/extract-penguins.mjs [folder of the package]
import { copyFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { fromDebian, unpacked } from '../unpack.mjs'

const inPackage = 'usr/lib/R/site-library/palmerpenguins/extdata/penguins.csv'

const folder = unpacked(fromDebian('r-cran-palmerpenguins'))
copyFileSync(path.join(folder, inPackage), fileURLToPath(new URL('penguins.csv', import.meta.url)))
