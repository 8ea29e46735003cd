import type { Bundled } from './bundled.ts'

const haverbeke = 'by Marijn Haverbeke <marijn@haverbeke.berlin> and others'
const sorhus = 'Copyright (c) Sindre Sorhus <sindresorhus@gmail.com> (sindresorhus.com)'
const google = 'Copyright 2018-2024 Google LLC'

/** What the page's own scripts and its editor are bundled with; a test holds the list against the bundles. */
export const inPage: readonly Bundled[] = [
  {
    name: '@codemirror/commands, @codemirror/language, @codemirror/state, @codemirror/view',
    licence: 'MIT',
    copyright: `Copyright (C) 2018-2021 ${haverbeke}`,
  },
  {
    name: '@lezer/common, @lezer/highlight, @lezer/javascript, @lezer/lr, style-mod',
    licence: 'MIT',
    copyright: `Copyright (C) 2018 ${haverbeke}`,
  },
  { name: '@marijn/find-cluster-break', licence: 'MIT', copyright: `Copyright (C) 2024 ${haverbeke}` },
  {
    name: 'dompurify',
    licence: 'Apache-2.0',
    copyright: 'Copyright Dr.-Ing. Mario Heiderich, Cure53 and other contributors',
  },
  { name: 'minisearch', licence: 'MIT', copyright: 'Copyright 2022 Luca Ongaro' },
  { name: 'w3c-keyname', licence: 'MIT', copyright: `Copyright (C) 2016 ${haverbeke}` },
]

/** What the worker of a page is bundled with, and what it asks for: TensorFlow.js and danfojs. */
export const inWorker: readonly Bundled[] = [
  {
    name: 'node-inspect-extracted',
    licence: 'MIT',
    copyright: 'Copyright Node.js contributors. All rights reserved.',
  },
  {
    name: '@tensorflow/tfjs-backend-cpu, @tensorflow/tfjs-backend-wasm, @tensorflow/tfjs-core',
    licence: 'Apache-2.0',
    copyright: google,
  },
  {
    name: '@tensorflow/tfjs-layers',
    licence: 'Apache-2.0 and MIT',
    copyright: google,
  },
  { name: 'long', licence: 'Apache-2.0', copyright: 'Copyright Daniel Wirtz <dcode@dcode.io>' },
  {
    name: 'seedrandom',
    licence: 'MIT',
    copyright: 'Copyright 2019 David Bau; Copyright (C) 2010 by Johannes Baagøe <baagoe@baagoe.org>',
  },
  ...inWasm(),
  {
    name: 'danfojs-node',
    licence: 'MIT',
    copyright: 'Copyright 2022 JsData. All rights reserved.',
  },
  {
    name: '@babel/runtime',
    licence: 'MIT',
    copyright: 'Copyright (c) 2014-present Sebastian McKenzie and other contributors',
  },
  { name: 'ajv', licence: 'MIT', copyright: 'Copyright (c) 2015-2021 Evgeny Poberezkin' },
  {
    name: 'ansi-regex, ansi-styles, is-fullwidth-code-point, string-width, strip-ansi',
    licence: 'MIT',
    copyright: sorhus,
  },
  {
    name: 'astral-regex',
    licence: 'MIT',
    copyright: 'Copyright (c) Kevin Mårtensson <kevinmartensson@gmail.com> (github.com/kevva)',
  },
  {
    name: 'color-convert',
    licence: 'MIT',
    copyright: 'Copyright (c) 2011-2016 Heather Arthur <fayearthur@gmail.com>',
  },
  { name: 'color-name', licence: 'MIT', copyright: 'Copyright (c) 2015 Dmitry Ivanov' },
  { name: 'emoji-regex', licence: 'MIT', copyright: 'Copyright Mathias Bynens <https://mathiasbynens.be/>' },
  { name: 'fast-deep-equal', licence: 'MIT', copyright: 'Copyright (c) 2017 Evgeny Poberezkin' },
  {
    name: 'lodash.clonedeep, lodash.truncate',
    licence: 'MIT',
    copyright:
      'Copyright jQuery Foundation and other contributors <https://jquery.org/>; based on Underscore.js, copyright Jeremy Ashkenas, DocumentCloud and Investigative Reporters & Editors',
  },
  {
    name: 'mathjs',
    licence: 'Apache-2.0',
    copyright: 'Copyright (C) 2013-2021 Jos de Jong <wjosdejong@gmail.com>',
  },
  { name: 'slice-ansi', licence: 'MIT', copyright: `Copyright (c) DC <threedeecee@gmail.com>; ${sorhus}` },
  {
    name: 'table',
    licence: 'BSD-3-Clause',
    copyright: 'Copyright (c) 2018, Gajus Kuizinas (http://gajus.com/)',
  },
  { name: 'typed-function', licence: 'MIT', copyright: 'Copyright (c) 2014-2018 Jos de Jong' },
]

/** What TensorFlow's WebAssembly file is compiled from, besides its own sources. */
function inWasm(): Bundled[] {
  const facebook = 'Copyright (c) 2017 Facebook Inc.'
  const georgia = 'Georgia Institute of Technology'
  return [
    { name: 'Emscripten', licence: 'MIT', copyright: 'Copyright (c) 2010-2014 Emscripten authors' },
    {
      name: 'XNNPACK',
      licence: 'BSD-3-Clause',
      copyright:
        'Copyright (c) Facebook, Inc. and its affiliates. All rights reserved. Copyright 2019 Google LLC',
    },
    {
      name: 'cpuinfo',
      licence: 'BSD-2-Clause',
      copyright: `${facebook} Copyright (C) 2012-2017 ${georgia} Copyright (C) 2010-2012 Marat Dukhan`,
    },
    {
      name: 'pthreadpool',
      licence: 'BSD-2-Clause',
      copyright: `${facebook} Copyright (c) 2015-2017 ${georgia}`,
    },
    { name: 'FP16', licence: 'MIT', copyright: `${facebook} Copyright (c) 2017 ${georgia}` },
  ]
}
