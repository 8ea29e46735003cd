// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are sources

/** A cell and what it writes; an error is written last, as `! TypeError: ...`. */
export type CellCase = readonly [source: string, output: string]

/** A session of cells, in a fresh kernel or page. The cells import nothing but what `modules` has. */
export interface Case {
  readonly name: string
  readonly cells: readonly CellCase[]
  /** Where tslab does otherwise on purpose or by mistake: why, and what it writes, cell by cell. */
  readonly tslab?: { readonly differs: string; readonly outputs: readonly string[] }
}

const one = (name: string, source: string, output: string): Case => ({ name, cells: [[source, output]] })
const typeErrors = 'tslab checks types before a cell runs; the page does not'

/** What tslab accepts, the page accepts. */
export const cases: readonly Case[] = [
  // What a cell shows
  one('the last expression is shown', '1 + 2', '3'),
  one('a last string is shown', '"use strict"', 'use strict'),
  one('a last object in parentheses is shown', '({ a: 1, b: [1, 2] })', '{ a: 1, b: [ 1, 2 ] }'),
  one('a block shows nothing', '{ let a = 1 }', ''),
  one('undefined and null are not shown', 'null', ''),
  one('only the last expression is shown', '1\n2', '2'),
  one('a declaration at the end shows nothing', '5\nlet shown = 6', ''),
  one('an assignment at the end is shown', 'let a\na = 7', '7'),
  one('a loop at the end shows nothing', 'for (const i of [1, 2]) i', ''),
  one('the type after the last expression does not count', '4\ntype A = number\ninterface B {}', ''),
  one('comments may follow', '1 + 1 // two\n/* the\nend */', '2'),
  one('a semicolon may follow', '1 + 1;', '2'),
  one('a sequence shows its last', 'console.log(1), 2', '1\n2'),
  one('a function is shown as Node shows it', 'function add(a: number) {}\nadd', '[Function: add]'),
  one(
    'a class is shown as Node shows it',
    'class Bird { wings = 2 }\n;[Bird, new Bird()]',
    '[ [class Bird], Bird { wings: 2 } ]',
  ),
  one(
    'what the console writes comes first',
    'console.log("a")\nconsole.log("%d of %s", 1, [2])\n3',
    'a\n1 of [ 2 ]\n3',
  ),
  one('an empty cell', '', ''),
  one('a cell of comments', '// nothing\n/* at all */', ''),
  one('a cell of types', 'type A = 1\ninterface B { a: A }', ''),

  // Names from cell to cell
  {
    name: 'let',
    cells: [
      ['let a = 1', ''],
      ['a + 1', '2'],
      ['a = 5\na++', '5'],
      ['a', '6'],
    ],
  },
  {
    name: 'const and several at once',
    cells: [
      ['const a = 1, b = 2', ''],
      ['a + b', '3'],
    ],
  },
  {
    name: 'var',
    cells: [
      ['var a = 1\nif (a) { var b = 2 }', ''],
      ['a + b', '3'],
    ],
    tslab: {
      differs: 'tslab overlooks a var inside a block',
      outputs: ['', "! 1:5 - Cannot find name 'b'."],
    },
  },
  {
    name: 'function',
    cells: [
      ['function f(x: number): number { return x * 2 }', ''],
      ['f(4)', '8'],
    ],
  },
  { name: 'a function used above its place', cells: [['f()\nfunction f() { return "hoisted" }', '']] },
  {
    name: 'class',
    cells: [
      ['class A { x = 1; get y() { return this.x + 1 } }', ''],
      ['new A().y', '2'],
      ['class B extends A {}\nnew B()', 'B { x: 1 }'],
    ],
  },
  {
    name: 'enum',
    cells: [
      ['enum Colour { Red, Green = 5, Blue }', ''],
      ['Colour.Blue', '6'],
      ['Colour[5]', 'Green'],
    ],
  },
  {
    name: 'a name declared again',
    cells: [
      ['let a = 1', ''],
      ['let a = "two"', ''],
      ['a', 'two'],
    ],
  },
  {
    name: 'a const declared again',
    cells: [
      ['const a = 1', ''],
      ['const a = 2', ''],
      ['a', '2'],
    ],
  },
  {
    name: 'a cell run again',
    cells: [
      ['const a = 1\nlet b = a\nclass C {}', ''],
      ['const a = 1\nlet b = a\nclass C {}', ''],
      ['a + b', '2'],
    ],
  },
  {
    name: 'a function declared as another kind',
    cells: [
      ['function f() { return 1 }', ''],
      ['const f = () => 2', ''],
      ['f()', '2'],
    ],
  },
  {
    name: 'a name whose own old value is not to be had',
    cells: [
      ['let a = 1', ''],
      ['let b = a + 1', ''],
      ['b', '2'],
    ],
  },
  {
    name: 'names in objects',
    cells: [
      ['let a = 1, b = 2', ''],
      ['({ a, b, c: { a } })', '{ a: 1, b: 2, c: { a: 1 } }'],
    ],
    tslab: {
      differs: 'tslab forgets that { a } is a mention of a',
      outputs: ['', '! ReferenceError: a is not defined'],
    },
  },
  {
    name: 'names assigned by patterns',
    cells: [
      ['let a: any = 1, b: any = 2, c: any', ''],
      ['[a, b] = [b, a]\n;({ c = 7, ...b } = { x: 1 } as any)\n;[a, b, c]', '[ 2, { x: 1 }, 7 ]'],
    ],
    tslab: {
      differs: 'tslab forgets that { c = 7 } is a mention of c',
      outputs: ['', '[ 2, { x: 1 }, undefined ]'],
    },
  },
  {
    name: 'names assigned by loops',
    cells: [
      ['let a = 0', ''],
      ['for (a of [1, 2]) {}\na', '2'],
      ['for (a = 5; a < 7; a++);\na', '7'],
    ],
  },
  {
    name: 'assignment operators',
    cells: [
      ['let a: any = 2', ''],
      ['a **= 3\na += 1\na', '9'],
      ['a &&= null\na ??= 4', '4'],
    ],
  },
  {
    name: 'what is called has no this',
    cells: [
      ['function f(this: any) { return this === undefined || this === globalThis }', ''],
      ['f()', 'true'],
      ['(f)()', 'true'],
      ['f?.()', 'true'],
    ],
    tslab: {
      differs: 'in tslab, functions of earlier cells get its exports as this',
      outputs: ['', 'false', 'false', 'false'],
    },
  },
  {
    name: 'templates with tags',
    cells: [
      ['function tag(s: TemplateStringsArray, ...v: number[]) { return s.join("_") + v }', ''],
      ['tag`a${1}b${2}c`', 'a_b_c1,2'],
    ],
  },
  {
    name: 'lines that begin with a call',
    cells: [
      ['const log = (x: number) => console.log(x)', ''],
      ['const a = 1\nlog(a)\nlog(a + 1)', '1\n2'],
      ['const b = 3\nif (b) log(b)\nelse log(4)', '3'],
    ],
  },
  {
    name: 'typeof',
    cells: [
      ['let a = 1', ''],
      ['typeof a', 'number'],
    ],
  },
  {
    name: 'names as keys, members and labels',
    cells: [
      ['let a = 1', ''],
      [
        'const o = { a: 2, b() { return o.a } }\na: for (;;) break a\n;[o.a, o?.a, o["a"], o.b()]',
        '[ 2, 2, 2, 2 ]',
      ],
    ],
  },
  {
    name: 'new',
    cells: [
      ['class P { constructor(public x = 1) {} }\nconst ns = { P }', ''],
      ['[new P, new P(2).x, new ns.P(3)]', '[ P { x: 1 }, 2, P { x: 3 } ]'],
    ],
  },
  {
    name: 'a function sees the later value of a variable',
    cells: [
      ['let k = 3\nfunction f() { return k }', ''],
      ['k = 5\nf()', '5'],
      ['f()', '5'],
    ],
    tslab: {
      differs: 'in tslab a function keeps the values of the time of its cell',
      outputs: ['', '3', '3'],
    },
  },
  {
    name: 'a function changes a variable for the cells after it',
    cells: [
      ['let n = 0\nconst count = () => { n++ }', ''],
      ['count(); count()\nn', '2'],
    ],
  },
  {
    name: 'a function of an earlier cell sees a name declared later',
    cells: [
      ['let later = 1', ''],
      ['const g = () => later', ''],
      ['later = 2', '2'],
      ['g()', '2'],
    ],
  },

  // Shadows
  {
    name: 'parameters',
    cells: [
      ['let a = 1', ''],
      [
        'const f = (a: number) => a\nfunction g(a = 5) { return a }\n;[f(2), g(), ((...a) => a)(3)]',
        '[ 2, 5, [ 3 ] ]',
      ],
    ],
  },
  {
    name: 'blocks, loops and catch',
    cells: [
      ['let a = 1', ''],
      [
        '{ const a = 2 }\nfor (let a = 3; a < 4; a++) console.log(a)\ntry { throw 5 } catch (a) { console.log(a) }\na',
        '3\n5\n1',
      ],
    ],
  },
  {
    name: 'patterns',
    cells: [
      ['let a = 1', ''],
      ['const f = ({ a, b: [c = a] }: any) => [a, c]\nf({ a: 2, b: [] })', '[ 2, 2 ]'],
    ],
  },
  {
    name: 'names of functions and classes',
    cells: [
      ['let a = 1', ''],
      [
        'const f = function a(): any { return typeof a }, C = class a { n() { return typeof a } }\n;[f(), new C().n(), a]',
        "[ 'function', 'function', 1 ]",
      ],
    ],
  },
  {
    name: 'var in a function',
    cells: [
      ['let a = 1', ''],
      ['function f() { if (true) { var a = 2 } return a }\n;[f(), a]', '[ 2, 1 ]'],
    ],
  },
  {
    name: 'a const in a switch',
    cells: [
      ['let a = 1', ''],
      ['switch (a) { case 1: { const a = 9; console.log(a) } }\na', '9\n1'],
    ],
  },
  {
    name: 'globals',
    cells: [
      ['const name = 1, location = "here", status = [2], self = 3', ''],
      ['[name, location, status, self]', "[ 1, 'here', [ 2 ], 3 ]"],
    ],
  },
  {
    name: 'names of the machinery',
    cells: [
      ['const scope = 1, cell = 2, value = 3, exports_ = 4', ''],
      ['scope + cell + value', '6'],
    ],
  },
  {
    name: 'a name inside a template, a default, a key',
    cells: [
      ['let a = "x"', ''],
      ['const f = (b = a, { [a]: c } = { x: 3 } as any) => `${a}${`${b}${c}`}`\nf()', 'xx3'],
    ],
  },

  // Constants and temporal dead zones
  {
    name: 'a const cannot be assigned',
    cells: [
      ['const a = 1', ''],
      ['a = 2', '! TypeError: Assignment to constant variable.'],
      ['a', '1'],
    ],
    tslab: {
      differs: typeErrors,
      outputs: ['', "! 1:1 - Cannot assign to 'a' because it is a constant.", '1'],
    },
  },
  {
    name: 'a const of the same cell cannot be assigned',
    cells: [['const a = 1\na = 2', '! TypeError: Assignment to constant variable.']],
    tslab: { differs: typeErrors, outputs: ["! 2:1 - Cannot assign to 'a' because it is a constant."] },
  },
  {
    name: 'a name before its declaration',
    cells: [['console.log(a)\nlet a = 1', "! ReferenceError: Cannot access 'a' before initialization"]],
    tslab: {
      differs: typeErrors,
      outputs: ["! 1:13 - Block-scoped variable 'a' used before its declaration."],
    },
  },
  {
    name: 'a name that is nowhere',
    cells: [['nowhere + 1', '! ReferenceError: nowhere is not defined']],
    tslab: { differs: typeErrors, outputs: ["! 1:1 - Cannot find name 'nowhere'."] },
  },
  {
    name: 'declared twice in a cell',
    cells: [['let a = 1\nlet a = 2', "! SyntaxError: Identifier 'a' has already been declared"]],
    tslab: {
      differs: 'both refuse it, in their own words',
      outputs: ["! 1:5 - Cannot redeclare block-scoped variable 'a'."],
    },
  },

  // Destructuring
  {
    name: 'destructuring at the top',
    cells: [
      [
        'const { a, b: { c = 3 }, ...rest } = { a: 1, b: {} as any, d: 4, e: 5 }\nlet [x, , y = 9, ...zs] = [1, 2, undefined, 4, 5]',
        '',
      ],
      ['[a, c, rest, x, y, zs]', '[ 1, 3, { d: 4, e: 5 }, 1, 9, [ 4, 5 ] ]'],
    ],
  },
  one(
    'destructuring in loops',
    'for (const [k, { v }] of Object.entries({ a: { v: 1 }, b: { v: 2 } })) console.log(k, v)',
    'a 1\nb 2',
  ),

  // Functions
  one(
    'generators',
    'function* g() { const got = yield 1; yield* [got, 3] }\nconst i = g()\n;[i.next(), i.next(2 as never), ...i]',
    '[ { value: 1, done: false }, { value: 2, done: false }, 3 ]',
  ),
  one('arrows', 'const f = (a: number) => (b: number): number => ({ s: a + b }).s\nf(1)(2)', '3'),
  one(
    'closures',
    'const fs: (() => number)[] = []\nfor (let i = 0; i < 3; i++) fs.push(() => i)\nfs.map((f) => f())',
    '[ 0, 1, 2 ]',
  ),
  one(
    'overloads',
    'function f(a: string): string\nfunction f(a: number): number\nfunction f(a: any) { return a }\nf(1)',
    '1',
  ),
  one(
    'default values and rest',
    'function f(a = 1, ...b: number[]) { return [a, b] }\n;[f(), f(2, 3, 4)]',
    '[ [ 1, [] ], [ 2, [ 3, 4 ] ] ]',
  ),
  one(
    'recursion',
    'const fib = (n: number): number => (n < 2 ? n : fib(n - 1) + fib(n - 2))\nfib(15)',
    '610',
  ),
  one('arguments', 'function f(...xs: number[]) { return arguments.length }\nf(1, 2, 3)', '3'),

  // Asynchronous
  {
    name: 'await at the top',
    cells: [
      ['const a = await Promise.resolve(3)', ''],
      ['a + (await 4)', '7'],
    ],
  },
  {
    name: 'async functions',
    cells: [
      ['async function f(x: number) { await null; return x * 2 }', ''],
      ['await f(4)', '8'],
      ['await Promise.all([1, 2].map(f))', '[ 2, 4 ]'],
    ],
  },
  {
    name: 'for await',
    cells: [
      [
        'async function* g() { yield 1; yield 2 }\nlet sum = 0\nfor await (const x of g()) sum += x\nsum',
        '3',
      ],
    ],
    tslab: { differs: 'tslab overlooks for await', outputs: ['! SyntaxError: Unexpected reserved word'] },
  },
  one('a promise is shown as one', 'Promise.resolve(1)', 'Promise { 1 }'),
  one(
    'await in parts of expressions',
    'const o = { f: async () => [5] };\n`${(await o.f())[0]}` + -(await 1)',
    '5-1',
  ),
  one('timers', 'await new Promise((done) => setTimeout(done, 5))\nconsole.log("late")', 'late'),

  // Modules
  {
    name: 'named imports',
    cells: [
      ['import { join, basename as last } from "path"', ''],
      ['last(join("a", "b"))', 'b'],
    ],
  },
  {
    name: 'a namespace import',
    cells: [
      ['import * as path from "path"', ''],
      ['path.basename("a/b")', 'b'],
    ],
  },
  {
    name: 'a default import',
    cells: [
      ['import path from "path"', ''],
      ['path.basename("a/b")', 'b'],
    ],
  },
  {
    name: 'types among imports',
    cells: [
      [
        'import { type ParsedPath, basename } from "path"\nimport type { FormatInputPathObject } from "path"\nconst p: Partial<ParsedPath> = {}\nbasename("x/y")',
        'y',
      ],
    ],
  },
  {
    name: 'an import below its use',
    cells: [['const a = basename("a/b")\nimport { basename } from "path"\na', 'b']],
    tslab: {
      differs: 'tslab runs imports where they stand',
      outputs: ["! ReferenceError: Cannot access 'path_1' before initialization"],
    },
  },
  { name: 'import()', cells: [['const { basename } = await import("path")\nbasename("a/b")', 'b']] },
  {
    name: 'exports count for nothing',
    cells: [
      ['export const a = 1\nexport function f() { return a }\nexport type T = 1', ''],
      ['f()', '1'],
    ],
    tslab: {
      differs: 'tslab exports everything itself, and takes it for twice',
      outputs: ["! 1:14 - Cannot redeclare exported variable 'a'.", "! 1:1 - Cannot find name 'f'."],
    },
  },

  // Types
  one(
    'annotations everywhere',
    'const f = <T extends { x: number }>(o: T, k?: keyof T): T["x"] => o.x\nlet a: Array<number | null> = [f({ x: 1 })]\na!.map((v) => v as number)',
    '[ 1 ]',
  ),
  one(
    'satisfies and as const',
    'const a = { k: [1] } satisfies Record<string, number[]>\nconst b = ["x"] as const\n;[a, b]',
    "[ { k: [ 1 ] }, [ 'x' ] ]",
  ),
  {
    name: 'types from cell to cell',
    cells: [
      ['interface Point { x: number }\ntype Points = Point[]', ''],
      ['const ps: Points = [{ x: 1 }]\nps', '[ { x: 1 } ]'],
    ],
  },
  one('guards', 'const xs = [1, null, 2].filter((x): x is number => x !== null)\nxs', '[ 1, 2 ]'),
  one(
    'an enum with words and reckoned members',
    'enum E { A = 1 << 2, B, C = "c", D = A | 1 }\n;[E.A, E.B, E.C, E.D, E[4]]',
    "[ 4, 5, 'c', 5, 'A' ]",
  ),
  one('const enum', 'const enum E { A, B }\nE.B', '1'),
  one(
    'namespaces',
    'namespace N { export const a = 1; const hidden = 2; export function f() { return a + hidden } export namespace M { export const b = f() } }\n;[N.f(), N.M.b, Object.keys(N)]',
    "[ 3, 3, [ 'a', 'f', 'M' ] ]",
  ),
  one(
    'what a namespace exports by a pattern',
    'namespace N { export const { a, b: [c] } = { a: 1, b: [2] } }\nN',
    '{ a: 1, c: 2 }',
  ),
  one(
    'a namespace that goes with a function',
    'function f() { return f.x }\nnamespace f { export const x = 5 }\nf()',
    '5',
  ),
  one('a cast in angle brackets', 'let a: any = 5\n;(<number>a) + 1', '6'),
  one('declared elsewhere', 'declare const process_: number\ndeclare function f(): void\n1', '1'),
  {
    name: 'a wrong type',
    cells: [['const a: number = "x"\na', 'x']],
    tslab: { differs: typeErrors, outputs: ["! 1:7 - Type 'string' is not assignable to type 'number'."] },
  },

  // Classes
  one(
    'properties of parameters',
    'class A { constructor(private x: number, readonly y = 2) {} sum() { return this.x + this.y } }\nconst a = new A(1)\n;[a, a.sum()]',
    '[ A { x: 1, y: 2 }, 3 ]',
  ),
  one(
    'abstract, override, implements',
    'interface I { f(): number }\nabstract class A implements I { abstract f(): number; g() { return this.f() } }\nclass B extends A { override f() { return 1 } }\nnew B().g()',
    '1',
  ),
  one(
    'private and static members',
    'class A { #n = 1; static count = 0; static { A.count = 5 } get n() { return this.#n } set n(v) { this.#n = v } static make() { return new A() } }\nconst a = A.make()\na.n = 7\n;[a.n, A.count]',
    '[ 7, 5 ]',
  ),
  one(
    'a class after super',
    'class A { constructor(public a: number) {} }\nclass B extends A { c = 3; constructor(public b: number) { super(1) } }\nnew B(2)',
    'B { a: 1, b: 2, c: 3 }',
  ),
  one(
    'accessors of objects',
    'const o = { n: 1, get x() { return this.n }, set x(v) { this.n = v } }\no.x = 4\n;[o.x, o]',
    '[ 4, { n: 4, x: [Getter/Setter] } ]',
  ),
  one(
    'this in methods and arrows',
    'class A { n = 1; f = () => this.n; g() { return [1].map(() => this.n) } }\nconst { f } = new A()\n;[f(), new A().g()]',
    '[ 1, [ 1 ] ]',
  ),
  one(
    'symbols and iterators',
    'class R { constructor(readonly n: number) {} *[Symbol.iterator]() { for (let i = 0; i < this.n; i++) yield i } }\n;[...new R(3)]',
    '[ 0, 1, 2 ]',
  ),

  // Odds and ends
  {
    name: 'an if without braces before a call of an earlier name',
    cells: [
      ['function say(text: string) { console.log(text) }', ''],
      [
        "if (!say) throw new Error('never')\nsay('a')\nif (!say) say('b')\nelse say('c')\nsay('d')\n0",
        'a\nc\nd\n0',
      ],
    ],
  },
  one(
    'lines without semicolons',
    'const a = [1, 2]\nconst b = a\n  .map((x) => x * 2)\nlet c = 1\n+ 1\n;[b, c]',
    '[ [ 2, 4 ], 2 ]',
  ),
  one(
    'regular expressions',
    'const m = "a/b-c".match(/[/\\w]+(?=-)/g), q = 8 / 2 / 2\n;[m, q, /\\//.test("/")]',
    "[ [ 'a/b' ], 2, true ]",
  ),
  one('templates', 'const a = 1;\n`a${`b${a}`}c\n${{ a }.a}`', 'ab1c\n1'),
  one(
    'labels',
    'let n = 0\nouter: for (const a of [1, 2]) { for (const b of [1, 2]) { if (b === 2) continue outer; n += a * b } }\nn',
    '3',
  ),
  one(
    'optional chaining',
    'const o: any = { a: { b: () => 1 } }\n;[o.a?.b(), o.x?.y.z, o.a?.["b"]?.(), o.x ?? "none"]',
    "[ 1, undefined, 1, 'none' ]",
  ),
  one('big integers and separators', '[2n ** 64n, 1_000]', '[ 18446744073709551616n, 1000 ]'),
  one(
    'switch, do, while, comma',
    'let i = 0, s = ""\ndo { switch (i % 3) { case 0: s += "a"; break; case 1: s += "b"; default: s += "c" } } while (++i < 4)\nwhile (i > 0) i--, s += i\ns',
    'abcca3210',
  ),
  one(
    'try, catch, finally',
    'function f() { try { throw new Error("x") } catch ({ message }: any) { return message } finally { console.log("done") } }\nf()',
    'done\nx',
  ),
  one(
    'sparse, nested and long arrays',
    '[[1, [2, [3, [4]]]], [, 1], Array(3), Array.from({ length: 120 }, (_, i) => i).slice(0, 7)]',
    '[\n  [ 1, [ 2, [Array] ] ],\n  [ <1 empty item>, 1 ],\n  [ <3 empty items> ],\n  [\n    0, 1, 2, 3,\n    4, 5, 6\n  ]\n]',
  ),
  one(
    'maps, sets, dates, typed arrays',
    '[new Map([[1, { a: 2 }]]), new Set("ab"), new Date(0), new Float32Array([1, 2.5]), new Error("e").message]',
    "[\n  Map(1) { 1 => { a: 2 } },\n  Set(2) { 'a', 'b' },\n  1970-01-01T00:00:00.000Z,\n  Float32Array(2) [ 1, 2.5 ],\n  'e'\n]",
  ),
  one('letters of all scripts', 'const größe = 1, 鸟 = "🐦"\n;[größe, 鸟, "\\u00e4"]', "[ 1, '🐦', 'ä' ]"),
  one('line breaks of Windows', 'const a = 1\r\nconst b: number = 2\r\na + b\r\n', '3'),
  one(
    'a table',
    'console.table([{ a: 1, b: "x" }, { a: 2, b: "y" }])',
    "┌─────────┬───┬─────┐\n│ (index) │ a │ b   │\n├─────────┼───┼─────┤\n│ 0       │ 1 │ 'x' │\n│ 1       │ 2 │ 'y' │\n└─────────┴───┴─────┘",
  ),

  // Errors
  one(
    'what was written before an error stays',
    'console.log("before")\nthrow new RangeError("too far")',
    'before\n! RangeError: too far',
  ),
  {
    name: 'names declared before an error',
    cells: [
      ['let a = 1\nthrow new Error("stop")', '! Error: stop'],
      ['typeof a', 'number'],
    ],
    tslab: {
      differs: 'tslab forgets what a failed cell declared',
      outputs: ['! Error: stop', "! 1:8 - Cannot find name 'a'."],
    },
  },
  one('an error of a promise', 'await Promise.reject(new TypeError("no"))', '! TypeError: no'),
  one(
    'a property of undefined',
    'const o: any = {}\no.a.b',
    "! TypeError: Cannot read properties of undefined (reading 'b')",
  ),
  one('not a function', 'const o: any = { a: 1 }\no.a()', '! TypeError: o.a is not a function'),
  {
    name: 'await in a function that is not async',
    cells: [
      [
        'function f() { return await 1 }',
        '! SyntaxError: await is only valid in async functions and at the top level of a cell',
      ],
    ],
    tslab: {
      differs: 'both refuse it, in their own words',
      outputs: [
        "! 1:23 - 'await' expressions are only allowed within async functions and at the top levels of modules.",
      ],
    },
  },
  {
    name: 'return at the top',
    cells: [['return 1', '! SyntaxError: Illegal return statement']],
    tslab: {
      differs: 'both refuse it, in their own words',
      outputs: ["! 1:1 - A 'return' statement can only be used within a function body."],
    },
  },
  {
    name: 'a bracket is missing',
    cells: [['Math.max(1, 2', "! SyntaxError: Unexpected end of input, ')' expected"]],
    tslab: { differs: 'both refuse it, in their own words', outputs: ["! 1:14 - ')' expected."] },
  },
  {
    name: 'decorators',
    cells: [['const d = (c: any) => c\n@d class A {}', '! SyntaxError: Decorators are not supported']],
    tslab: { differs: 'no browser knows decorators yet', outputs: [''] },
  },
]
