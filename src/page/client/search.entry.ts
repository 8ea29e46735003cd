// The part `search`: what finds words in the lessons, read when the reader first searches.
import { searcher } from './search/searcher'

declare global {
  interface Window {
    fledglingSearch?: typeof searcher
  }
}

window.fledglingSearch = searcher
