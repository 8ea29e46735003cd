// What stands in danfojs for files, streams, addresses, spreadsheets and charts: a page's worker has none of them.
function refuse() {
  throw new Error('danfojs has no files and no network in a page; make a frame of rows: new DataFrame(rows)')
}

module.exports = new Proxy(refuse, { get: (_, key) => (key === '__esModule' ? undefined : refuse) })
