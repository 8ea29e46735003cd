// What the second script of a page takes from the first: one theme, one register of charts, one loader of parts. A classic
// script cannot import another one, so the first leaves its modules here and the bundler points the second to them (see
// src/bundles.mjs, which reads this list).
import * as charts from './charts'
import * as checkPart from './live/check-part'
import * as parts from './parts'
import * as plotly from './plotly'
import * as scrollers from './scrollers'
import * as style from './style'
import * as theme from './theme'
import * as words from './words'

export const shared = { charts, checkPart, parts, plotly, scrollers, style, theme, words }
