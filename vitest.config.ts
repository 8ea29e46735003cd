import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/page/course.setup.ts',
    // Generous, because no test is about time: on a busy machine a browser may take ten times as long.
    testTimeout: 120_000,
    hookTimeout: 480_000,
    expect: { poll: { timeout: 20_000 } },
    // A key may fall between two frames of a busy browser. What is at fault fails twice, and what was tried again is named.
    retry: 1,
    maxWorkers: 2,
  },
})
