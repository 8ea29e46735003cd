/** Not there yet. */
export function mountChartData(): void {}
