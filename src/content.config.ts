import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { frontmatter } from './handbook/frontmatter.ts';
import type { Locale } from './handbook/locale.ts';

const edition = (locale: Locale) =>
  defineCollection({
    loader: glob({
      base: `./content/${locale}`,
      pattern: '**/*.mdx',
      generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
      retainBody: false,
    }),
    schema: frontmatter,
  });

export const collections = { zh: edition('zh'), en: edition('en') };
