import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { siteBase, siteOrigin } from './src/disk/site-address.ts';
import { MARKDOWN_FEATURES } from './src/handbook/markdown.ts';
import { wrapLoneComponents } from './src/site/wrap-lone-components.ts';
import { wrapSections } from './src/site/wrap-sections.ts';

const processor = satteri({ features: MARKDOWN_FEATURES, mdastPlugins: [wrapLoneComponents, wrapSections] });

export default defineConfig({
  site: siteOrigin(),
  base: siteBase(),
  outDir: process.env.OUT_DIR || './dist',
  output: 'static',
  trailingSlash: 'always',
  // The default, 'jsx', eats the space between inline elements on separate lines.
  compressHTML: true,
  prerenderConflictBehavior: 'error',
  devToolbar: { enabled: false },
  // No inline script or style anywhere: that is what lets the policy stay 'self'.
  build: { inlineStylesheets: 'never', format: 'directory' },
  markdown: { processor, syntaxHighlight: false },
  integrations: [mdx({ processor, syntaxHighlight: false, optimize: false })],
  vite: {
    plugins: [
      {
        // The helper that preloads what a dynamic import needs is larger than the opener of the search, the only one to use it.
        name: 'no-preload-helper',
        configEnvironment: (name) => (name === 'client' ? { build: { modulePreload: false } } : undefined),
      },
    ],
    build: {
      assetsInlineLimit: 0,
      rolldownOptions: {
        // One warning per MDX file (astro issue 18087), for this code only.
        onLog: (level, log, handler) => {
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handler(level, log);
        },
      },
    },
  },
});
