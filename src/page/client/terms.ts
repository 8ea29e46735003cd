/** Not there yet. */
export function mountTerms(): void {}
