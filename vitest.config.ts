/// <reference types="vitest/config" />
import { getViteConfig } from 'astro/config';

/** One runner, four kinds of test; `site` and `browser` read a site that is built once for the run. */
export default getViteConfig({
  test: {
    projects: [
      // Some properties are tried many times; on a busy machine that takes longer than the default of 5 s.
      { extends: true, test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], testTimeout: 60_000 } },
      { extends: true, test: { name: 'component', include: ['tests/component/**/*.test.ts'], testTimeout: 60_000 } },
      {
        extends: true,
        test: {
          name: 'site',
          include: ['tests/site/**/*.test.ts'],
          globalSetup: 'tests/build-once.ts',
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: 'tests/build-once.ts',
          testTimeout: 120_000,
          hookTimeout: 240_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
