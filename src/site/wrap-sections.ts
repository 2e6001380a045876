import { defineMdastPlugin, type MdastNode } from 'satteri';

/**
 * Puts each second-level section of a page, and the text before the first, into a PageSection, so that a
 * page can print one section alone: two languages side by side need them one by one.
 */
export const wrapSections = defineMdastPlugin({
  name: 'wrap-sections',
  after(root, context) {
    const head = root.children.filter((node) => node.type === 'yaml');
    const groups: { id: string; nodes: MdastNode[] }[] = [{ id: '', nodes: [] }];
    for (const node of root.children) {
      if (node.type === 'yaml') continue;
      if (node.type === 'heading' && node.depth === 2) groups.push({ id: headingId(node), nodes: [] });
      groups.at(-1)?.nodes.push(node);
    }
    const sections = groups
      .filter(({ nodes }) => nodes.length > 0)
      .map(({ id, nodes }) => ({
        type: 'mdxJsxFlowElement' as const,
        name: 'PageSection',
        attributes: [{ type: 'mdxJsxAttribute' as const, name: 'id', value: id }],
        children: nodes,
      }));
    context.replaceNode(root, { type: 'root', children: [...head, ...sections] });
  },
});

function headingId(node: { readonly data?: unknown }): string {
  const { hProperties } = (node.data ?? {}) as { hProperties?: { id?: string } };
  return hProperties?.id ?? '';
}
