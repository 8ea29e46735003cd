/** Not there yet. */
export function mountSearch(): void {}
