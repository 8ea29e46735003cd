// Pages of `start` and `serve` load themselves again when the server says that they have changed.
const path = location.pathname.replace(/^\//, '').replace(/(^|\/)$/, '$1index.html')

new EventSource('/-/events').addEventListener('message', (event) => {
  const { reload } = JSON.parse(event.data) as { reload?: string[] }
  if (reload?.includes(decodeURIComponent(path))) location.reload()
})
