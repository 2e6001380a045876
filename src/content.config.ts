import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import type { Locale } from './handbook/locale.ts';

const edition = (locale: Locale) =>
  defineCollection({
    loader: glob({
      base: `./content/${locale}`,
      pattern: '**/*.mdx',
      generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
      retainBody: false,
    }),
    // No schema here: the check has read the heads, and this reader takes some words for dates.
  });

export const collections = { zh: edition('zh'), en: edition('en') };
