import { defineMdastPlugin } from 'satteri';
import { CONTENT_COMPONENTS } from '../handbook/content-components.ts';

/** A Fact, Cite or Term alone on its line is a paragraph to the reader; MDX would leave it without one. */
export const wrapLoneComponents = defineMdastPlugin({
  name: 'wrap-lone-components',
  mdxJsxFlowElement(node, context) {
    if (CONTENT_COMPONENTS[node.name ?? '']?.display === 'text') {
      context.wrapNode(node, { type: 'paragraph', children: [] });
    }
  },
});
