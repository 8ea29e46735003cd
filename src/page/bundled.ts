/** Software of others that a page carries; several packages of one holder and licence stand together. */
export interface Bundled {
  readonly name: string
  readonly licence: string
  readonly copyright: string
}

/**
 * Plotly's cartesian bundle 4.1.1, and every package inside it: the list is read off the module marks in
 * `dist/plotly-cartesian.js` of the package `plotly.js` of the same version. MathML and the colours of code are made when
 * the page is built; nothing of KaTeX or Shiki travels with it, and no font does.
 */
export const inPlotly: readonly Bundled[] = [
  { name: 'plotly.js', licence: 'MIT', copyright: 'Copyright (c) 2016-2024 Plotly Technologies Inc.' },
  { name: '@plotly/d3', licence: 'BSD-3-Clause', copyright: 'Copyright (c) 2010-2016, Michael Bostock' },
  {
    name: 'assert, events, util',
    licence: 'MIT',
    copyright: 'Copyright Joyent, Inc. and other Node contributors',
  },
  { name: 'available-typed-arrays', licence: 'MIT', copyright: 'Copyright (c) 2020 Inspect JS' },
  { name: 'base64-arraybuffer', licence: 'MIT', copyright: 'Copyright (c) 2012 Niklas von Hertzen' },
  { name: 'base64-js', licence: 'MIT', copyright: 'Copyright (c) 2014 Jameson Little' },
  { name: 'buffer', licence: 'MIT', copyright: 'Copyright (c) Feross Aboukhadijeh, and other contributors' },
  { name: 'call-bind, get-intrinsic', licence: 'MIT', copyright: 'Copyright (c) 2020 Jordan Harband' },
  {
    name: 'call-bind-apply-helpers, call-bound, es-define-property, es-errors, es-object-atoms, possible-typed-array-names',
    licence: 'MIT',
    copyright: 'Copyright (c) 2024 Jordan Harband',
  },
  { name: 'culori', licence: 'MIT', copyright: 'Copyright (c) 2018 Dan Burzo' },
  { name: 'd3-format', licence: 'BSD-3-Clause', copyright: 'Copyright 2010-2015 Mike Bostock' },
  { name: 'd3-time', licence: 'BSD-3-Clause', copyright: 'Copyright 2010-2016 Mike Bostock' },
  { name: 'd3-time-format', licence: 'BSD-3-Clause', copyright: 'Copyright 2010-2017 Mike Bostock' },
  { name: 'debug', licence: 'MIT', copyright: 'Copyright (c) 2014 TJ Holowaychuk' },
  { name: 'define-data-property', licence: 'MIT', copyright: 'Copyright (c) 2023 Jordan Harband' },
  { name: 'define-properties', licence: 'MIT', copyright: 'Copyright (C) 2015 Jordan Harband' },
  { name: 'dunder-proto, math-intrinsics', licence: 'MIT', copyright: 'Copyright (c) 2024 ECMAScript Shims' },
  { name: 'fast-isnumeric, is-string-blank', licence: 'MIT', copyright: 'Copyright (c) 2015 Alex Johnson' },
  { name: 'for-each', licence: 'MIT', copyright: 'Copyright (c) 2012 Raynos' },
  { name: 'function-bind', licence: 'MIT', copyright: 'Copyright (c) 2013 Raynos' },
  { name: 'generator-function', licence: 'MIT', copyright: 'Copyright (c) 2015 Tiancheng “Timothy” Gu' },
  { name: 'get-proto', licence: 'MIT', copyright: 'Copyright (c) 2025 Jordan Harband' },
  { name: 'gl-mat4', licence: 'Zlib', copyright: 'Copyright (c) 2013 Brandon Jones, Colin MacKenzie IV' },
  { name: 'gopd, safe-regex-test', licence: 'MIT', copyright: 'Copyright (c) 2022 Jordan Harband' },
  { name: 'has-hover', licence: 'MIT', copyright: 'Copyright Dima Yv' },
  { name: 'has-passive-events', licence: 'MIT', copyright: 'Copyright (c) 2017 Dmitry Ivanov' },
  { name: 'has-property-descriptors', licence: 'MIT', copyright: 'Copyright (c) 2022 Inspect JS' },
  { name: 'has-symbols', licence: 'MIT', copyright: 'Copyright (c) 2016 Jordan Harband' },
  { name: 'has-tostringtag', licence: 'MIT', copyright: 'Copyright (c) 2021 Inspect JS' },
  {
    name: 'hasown, set-function-length',
    licence: 'MIT',
    copyright: 'Copyright (c) Jordan Harband and contributors',
  },
  { name: 'ieee754', licence: 'BSD-3-Clause', copyright: 'Copyright 2008 Fair Oaks Labs, Inc' },
  { name: 'inherits', licence: 'ISC', copyright: 'Copyright (c) Isaac Z. Schlueter' },
  {
    name: 'is-arguments, is-generator-function, is-nan, is-regex, object-is, object.assign',
    licence: 'MIT',
    copyright: 'Copyright (c) 2014 Jordan Harband',
  },
  { name: 'is-browser', licence: 'MIT', copyright: 'Copyright (c) 2013 Forbes Lindesay' },
  {
    name: 'is-callable, is-typed-array, which-typed-array',
    licence: 'MIT',
    copyright: 'Copyright (c) 2015 Jordan Harband',
  },
  { name: 'is-mobile', licence: 'MIT', copyright: 'Copyright (c) 2013 Julian Gruber' },
  {
    name: 'maplibre-gl',
    licence: 'BSD-3-Clause',
    copyright:
      'Copyright (c) 2023, MapLibre contributors; Copyright (c) 2020, Mapbox; Copyright (C) 2011 by Evan Wallace',
  },
  { name: 'mouse-event-offset', licence: 'MIT', copyright: 'Copyright (c) 2014 Matt DesLauriers' },
  { name: 'ms', licence: 'MIT', copyright: 'Copyright (c) 2020 Vercel, Inc' },
  { name: 'native-promise-only', licence: 'MIT', copyright: 'Copyright Kyle Simpson' },
  { name: 'object-assign', licence: 'MIT', copyright: 'Copyright (c) Sindre Sorhus (sindresorhus.com)' },
  { name: 'object-keys', licence: 'MIT', copyright: 'Copyright (C) 2013 Jordan Harband' },
  { name: 'parse-svg-path', licence: 'MIT', copyright: 'Copyright (c) 2013 Jake Rosoman' },
  { name: 'point-in-polygon', licence: 'MIT', copyright: 'Copyright (c) 2016 James Halliday' },
  {
    name: 'polybooljs',
    licence: 'MIT',
    copyright: 'Copyright (c) 2016 Sean Connelly (@voidqk, web: syntheti.cc)',
  },
  { name: 'probe-image-size', licence: 'MIT', copyright: 'Copyright (c) 2015 Vitaly Puzrin' },
  {
    name: 'readable-stream, string_decoder',
    licence: 'MIT',
    copyright: 'Copyright Node.js contributors; Copyright Joyent, Inc. and other Node contributors',
  },
  { name: 'safe-buffer', licence: 'MIT', copyright: 'Copyright (c) Feross Aboukhadijeh' },
  { name: 'stream-browserify', licence: 'MIT', copyright: 'Copyright (c) James Halliday' },
  { name: 'stream-parser', licence: 'MIT', copyright: 'Copyright (c) 2013 Nathan Rajlich' },
  { name: 'util-deprecate', licence: 'MIT', copyright: 'Copyright (c) 2014 Nathan Rajlich' },
  { name: 'world-calendars', licence: 'MIT', copyright: 'Copyright (c) 2016 alexcjohnson' },
]
