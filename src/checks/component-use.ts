import { type AttributeRule, CONTENT_COMPONENTS, type ContentComponent } from '../handbook/content-components.ts';
import type { Diagnostic } from '../handbook/diagnostic.ts';
import { isId } from '../handbook/fields.ts';
import { type MarkdownAttribute, type MarkdownNode, walk } from '../handbook/markdown.ts';
import { nearest } from '../handbook/nearest.ts';
import { NO_IDS } from '../handbook/page.ts';
import { type Check, diagnose } from './check.ts';

/** Content is data: only registered components with literal attributes; no import, export, expression or HTML. */
export const componentUse: Check = (handbook) =>
  handbook.texts.flatMap((text) => {
    const found: Diagnostic[] = [];
    walk(text.tree, (node, ancestors) => {
      const problem = problemOf(node, ancestors);
      for (const [code, zh, en] of problem) found.push(diagnose(text.file, node.position.start, code, { zh, en }));
    });
    return found;
  });

type Problem = readonly [code: string, zh: string, en: string];

function problemOf(node: MarkdownNode, ancestors: readonly MarkdownNode[]): readonly Problem[] {
  switch (node.type) {
    case 'mdxjsEsm':
      return [
        ['mdx/import', '内容里不能写 import 或 export。请删去。', 'Content can’t import or export. Remove the line.'],
      ];
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return [
        [
          'mdx/expression',
          '内容里不能写 { } 表达式。数值请用 <Fact id="…" />，文字请直接写。',
          'Content can’t hold { } expressions. Use <Fact id="…" /> for a value and plain words for text.',
        ],
      ];
    case 'html':
      return [['mdx/html', '内容里不能写 HTML。请改用 Markdown。', 'Content can’t hold HTML. Use Markdown.']];
    case 'definition':
      return [
        [
          'link/reference-style',
          '链接地址请直接写在 [文字](地址) 里，不要写成引用式。',
          'Write the address in place, [words](address), not as a reference.',
        ],
      ];
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return elementProblems(node, ancestors);
    default:
      return [];
  }
}

function elementProblems(node: MarkdownNode, ancestors: readonly MarkdownNode[]): readonly Problem[] {
  const name = node.name ?? '';
  // `constructor` is a name that every object knows.
  const component = Object.hasOwn(CONTENT_COMPONENTS, name) ? CONTENT_COMPONENTS[name] : undefined;
  if (!component) {
    if (/^[a-z]/.test(name) || name === '') {
      return [['mdx/html', `内容里不能写 HTML 标签 <${name}>。`, `Content can’t hold the HTML tag <${name}>.`]];
    }
    const hint = nearest(name, Object.keys(CONTENT_COMPONENTS));
    return [
      [
        'mdx/unknown-component',
        `没有名为 <${name}> 的组件。${hint ? `是不是 <${hint}>？` : ''}`,
        `There is no component <${name}>. ${hint ? `Did you mean <${hint}>?` : 'The editors’ guide lists them all.'}`,
      ],
    ];
  }
  return [
    ...attributeProblems(node, name, component),
    ...childProblems(node, name, component),
    ...placeProblems(node, name, component, ancestors),
  ];
}

function attributeProblems(node: MarkdownNode, name: string, component: ContentComponent): Problem[] {
  const problems: Problem[] = [];
  const attributes = node.attributes ?? [];
  const names = attributes.map((attribute) => attribute.name);
  for (const [index, attribute] of attributes.entries()) {
    if (attribute.name !== undefined && names.indexOf(attribute.name) < index) {
      problems.push([
        'mdx/attribute',
        `<${name}> 的属性“${attribute.name}”写了两次。请删去一个。`,
        `<${name}> has the attribute "${attribute.name}" twice. Remove one.`,
      ]);
    }
    if (!isLiteral(attribute)) {
      problems.push([
        'mdx/expression',
        `<${name}> 的属性只能是引号里的文字，不能用 { }。`,
        `Attributes of <${name}> must be plain text in quotes, without { }.`,
      ]);
      continue;
    }
    const key = attribute.name ?? '';
    const rule = Object.hasOwn(component.attributes, key) ? component.attributes[key] : undefined;
    if (!rule) {
      const hint = nearest(attribute.name ?? '', Object.keys(component.attributes));
      problems.push([
        'mdx/attribute',
        `<${name}> 没有属性“${attribute.name}”。${hint ? `是不是“${hint}”？` : ''}`,
        `<${name}> has no attribute "${attribute.name}". ${hint ? `Did you mean "${hint}"?` : ''}`.trim(),
      ]);
    } else if (rule.kind === 'choice' && !rule.options.includes(attribute.value)) {
      problems.push([
        'mdx/attribute',
        `<${name}> 的“${attribute.name}”只能是：${rule.options.join('、')}。`,
        `"${attribute.name}" of <${name}> must be one of: ${rule.options.join(', ')}.`,
      ]);
    } else if ((rule.kind === 'record' || rule.kind === 'records') && !namesRecords(rule, attribute.value)) {
      problems.push(wrongIds(name, key, rule));
    } else if (rule.kind === 'number' && !/^[1-9]\d{0,2}$/.test(attribute.value)) {
      problems.push([
        'mdx/attribute',
        `<${name}> 的“${attribute.name}”应当是1到999的整数。`,
        `"${attribute.name}" of <${name}> must be a whole number from 1 to 999.`,
      ]);
    }
  }
  for (const [key, rule] of Object.entries(component.attributes)) {
    const given = attributes.find((attribute) => attribute.name === key)?.value;
    if (rule.required && (given === undefined || given === null || given === '')) {
      const none = rule.kind === 'records' && rule.orNone;
      problems.push([
        'mdx/attribute',
        `<${name}> 缺少“${key}”。${none ? '官方未公布时写 none。' : ''}`,
        `<${name}> lacks "${key}".${none ? ' Write none where nothing is published.' : ''}`,
      ]);
    }
  }
  return problems;
}

/** One id, or a list of different ids with a space between, or the one word that stands for none. */
function namesRecords(rule: AttributeRule, text: string): boolean {
  // An attribute that is empty is reported as missing.
  if (text === '') return true;
  if (rule.kind === 'records' && rule.orNone && (NO_IDS as readonly string[]).includes(text)) return true;
  const ids = text.split(rule.kind === 'records' ? /\s+/ : /(?!)/);
  return ids.every((id) => isId(id) && !(NO_IDS as readonly string[]).includes(id)) && new Set(ids).size === ids.length;
}

function wrongIds(name: string, key: string, rule: AttributeRule): Problem {
  return rule.kind === 'records'
    ? [
        'mdx/attribute',
        `<${name}> 的“${key}”写一个或几个不同的编号，用一个空格隔开。`,
        `"${key}" of <${name}> takes one or several different ids with a space between them.`,
      ]
    : ['mdx/attribute', `<${name}> 的“${key}”只写一个编号。`, `"${key}" of <${name}> takes exactly one id.`];
}

function isLiteral(attribute: MarkdownAttribute): attribute is MarkdownAttribute & { value: string } {
  return attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string';
}

function childProblems(node: MarkdownNode, name: string, component: ContentComponent): Problem[] {
  const has = (node.children ?? []).length > 0;
  if (component.children === 'none' && has) {
    return [
      [
        'mdx/children',
        `<${name}> 里面不能放内容，请写成 <${name} … />。`,
        `<${name}> holds no content: write <${name} … />.`,
      ],
    ];
  }
  if (component.children === 'required' && !has) {
    return [['mdx/children', `<${name}> 里面是空的。`, `<${name}> is empty.`]];
  }
  if (name === 'Steps' && (node.children ?? []).some((child) => child.name !== 'Step')) {
    return [['mdx/children', '<Steps> 里面只能放 <Step>。', '<Steps> holds only <Step>.']];
  }
  if (name === 'Conditions') {
    const fact = node.attributes?.some((attribute) => attribute.name === 'fact') ?? false;
    if (fact === has) {
      return [
        [
          'mdx/children',
          '<Conditions> 要么写 fact="…"，要么在标签之间写清单，二者取一。',
          '<Conditions> takes either fact="…" or a list between its tags, one of the two.',
        ],
      ];
    }
  }
  return [];
}

function placeProblems(
  node: MarkdownNode,
  name: string,
  component: ContentComponent,
  ancestors: readonly MarkdownNode[],
): Problem[] {
  if (component.inside && ancestors.at(-1)?.name !== component.inside) {
    return [
      [
        'mdx/placement',
        `<${name}> 只能放在 <${component.inside}> 里面。`,
        `<${name}> belongs inside <${component.inside}>.`,
      ],
    ];
  }
  if (component.display === 'block' && node.type === 'mdxJsxTextElement') {
    return [
      [
        'mdx/placement',
        `<${name}> 要单独成行，前后各空一行。`,
        `<${name}> stands on lines of its own, with a blank line before and after.`,
      ],
    ];
  }
  if (ancestors.some((ancestor) => ancestor.type === 'heading')) {
    return [['mdx/placement', '标题里不能放组件。', 'A heading can’t hold a component.']];
  }
  return [];
}
