"""Writes the cases of test/input/nbformat (notebooks in an odd form) and test/output/nbformat (the same, saved by Jupyter).

Run with Python and nbformat 5.11.1: pip install nbformat==5.11.1 && python test/oracles/jupyter_writer.py
Left out, since JavaScript has one kind of number: floats without decimals (1.0, 2.5e+16) and integers above 2 ** 53.
"""
import json
import pathlib
import random

import nbformat

test = pathlib.Path(__file__).resolve().parent.parent


def out(name, nb):
    text = json.dumps(nb, indent=2, ensure_ascii=True)  # not as Jupyter writes it: indent, escapes, order
    (test / 'input/nbformat' / f'{name}.ipynb').write_text(text, encoding='utf-8')
    node = nbformat.reads(text, as_version=4)
    nbformat.write(node, test / 'output/nbformat' / f'{name}.ipynb')
code = lambda id, source, outputs=(), count=None, **metadata: dict(outputs=list(outputs), source=source, metadata=metadata, id=id, execution_count=count, cell_type='code')
md = lambda id, source, **metadata: dict(source=source, id=id, cell_type='markdown', metadata=metadata)
meta = dict(language_info=dict(name='typescript', version='3.7.2', file_extension='.ts', mimetype='text/typescript', codemirror_mode=dict(typescript=True, name='javascript', mode='typescript')), kernelspec=dict(name='tslab', language='typescript', display_name='TypeScript'))
nb = lambda cells, **m: dict(nbformat_minor=5, nbformat=4, metadata={**meta, **m}, cells=cells)
out('sources', nb([
  md('empty', ''), md('one-line', 'no end'), md('ended', 'a\nb\n'), md('only-end', '\n'), md('blank-lines', '\n\na\n\n'),
  md('list', ['x\n', 'y']), md('chinese', '模型 x = k，约 5.02<!-- k0 -->。\n“引号”'), md('emoji', 'bird \U0001F426 and \U0001D465\n'),
  md('separators', 'para\u2029line\u2028next\x85end\x0bvt\x0cff\x1cfs\x1dgs\x1ers\x1fus'), md('returns', 'dos\r\nmac\runix\n'),
  md('controls', 'tab\tquote"back\\slash/bell\x07del\x7fnul\x00esc\x1b[31mred'),
  code('code', "const k = 5\nk"), code('unrun', ''),
  dict(cell_type='raw', id='raw', metadata=dict(format='text/html'), source='<b>\nraw</b>'),
]))
out('outputs', nb([
  code('stream', 'console.log(1)', [dict(text='a\nb\n', name='stdout', output_type='stream'), dict(text=['c\n', 'd'], name='stderr', output_type='stream'), dict(text='', name='stdout', output_type='stream')], 1),
  code('bundle', 'show()', [dict(output_type='display_data', metadata={'image/png': dict(width=640, height=400)}, data={
    'text/plain': 'line\nnext', 'text/html': ['<table>\n', '</table>'], 'image/png': 'iVBORw0KGgo=\n', 'image/svg+xml': '<svg>\n</svg>',
    'application/javascript': 'a\nb', 'application/json': ['kept\n', 'apart'], 'application/vnd.plotly.v1+json': dict(layout={}, data=[dict(y=[0.1, -2.5, 3, -0.0001, 1e-05, 1.5e-07, 123456789012345, 1e+22, 1.7976931348623157e308, 5e-324, 123456789.125, 0.30000000000000004], x=[], type='scatter')], alt='l\nm'),
    'text/latex': '$x$'})], 2),
  code('result', 'k', [dict(output_type='execute_result', execution_count=3, metadata={}, data={'text/plain': '5'})], 3),
  code('error', 'throw 1', [dict(output_type='error', ename='E', evalue='v', traceback=['a\nb', 'c'])], 4, tags=['raises-exception']),
]))
keys = ['b', 'a', 'B', '10', '9', 'z', 'é', '\uffe5', '\U0001F426', 'a b', '']
out('metadata', nb([
  md('many', 'x', **{k: i for i, k in enumerate(keys)}), md('nested', 'x', tags=['quiz', 'a'], fledgling=dict(exercise='01-x', list=[[], {}, [1, [2]], {'k': None, 't': True, 'f': False}]), trusted=True),
  dict(md('attached', '![p](attachment:p.png)'), attachments={'p.png': {'image/png': 'AAAA'}, 'n.txt': {'text/plain': 'a\nb'}}),
  code('slide', '1', [], 1, slideshow=dict(slide_type='slide'), collapsed=False, trusted=False),
], orig_nbformat=4, title='Título', authors=[dict(name='Å')], signature='sha'))
rng = random.Random(11)
floats = [rng.choice([1, -1]) * rng.random() * 10 ** rng.randint(-20, 20) for _ in range(400)]
floats = [f for f in floats if f != int(f)] 
out('numbers', nb([code('floats', 'x', [dict(output_type='display_data', metadata={}, data={'application/json': floats})], 1)]))
alphabet = ['a', '\n', '\r', '\r\n', '\u2028', '\x85', '\x0b', '\x1c', '中', '\U0001F426', '"', '\\', '\t', '\x01', ' ']
out('texts', nb([md(f't{i}', ''.join(rng.choice(alphabet) for _ in range(rng.randint(0, 12)))) for i in range(60)]))
