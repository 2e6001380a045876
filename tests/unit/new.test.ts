import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runChecks } from '../../src/checks/run-checks.ts';
import { atKeyboard, InputEnded } from '../../src/disk/ask-at-keyboard.ts';
import { loadContentFiles } from '../../src/disk/load-content.ts';
import { makeNew } from '../../src/disk/make-new.ts';
import { UsageError } from '../../src/disk/usage-error.ts';
import { collectAnswers } from '../../src/editing/collect-answers.ts';
import { NEW_KINDS } from '../../src/editing/new-kinds.ts';
import type { Situation } from '../../src/editing/question.ts';
import { readArguments } from '../../src/editing/read-arguments.ts';
import { writeRecord } from '../../src/editing/write-record.ts';
import { readContent } from '../../src/handbook/read-content.ts';
import { readYaml } from '../../src/handbook/read-records.ts';
import { plainEnvironment } from '../build-once.ts';
import { AS_OF, contentFiles, SOUND } from '../content.ts';

/** `npm run new` as an editor meets it, in a small handbook on disk; after each success the check has no error. */

const NODE = join(process.cwd(), 'node_modules', '.bin', 'node');
let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'handbook-new-'));
  for (const [path, text] of Object.entries(SOUND)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function run(...args: readonly string[]) {
  let stdout = '';
  const print = (text: string): void => {
    stdout += text;
  };
  try {
    return { status: await makeNew(args, { root, asOf: AS_OF, print }), stdout, stderr: '' };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { status: 2, stdout, stderr: error.message };
  }
}

const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Returns the codes of the errors and warnings that the check now finds. */
async function findings() {
  const { diagnostics } = runChecks(readContent(await loadContentFiles(root)), { asOf: AS_OF });
  return {
    errors: diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code),
    // What is new isn’t published or confirmed yet; the recipes say how.
    warnings: diagnostics
      .filter(({ severity, code }) => severity === 'warning' && !/^(?:promise\/unlisted|twin\/unconfirmed)$/.test(code))
      .map(({ code }) => code),
  };
}

const PAGE = [
  'page',
  'visas/press-visa',
  '--title-zh',
  '记者签证',
  '--title-en',
  'The press visa',
  '--summary-zh',
  '记者来北京办哪种签证。',
  '--summary-en',
  'Which visa a journalist needs.',
];

const FACT = [
  'fact',
  'extension-time',
  '--title-zh',
  '延期的时限',
  '--title-en',
  'time limit',
  '--type',
  'duration',
  '--amount',
  '10',
  '--unit',
  'working-day',
  '--sentence-zh',
  '时限是{value}。',
  '--sentence-en',
  'It takes {value}.',
  '--source',
  'law',
  '--grade',
  'B',
  '--chapter',
  'visas',
];

const SOURCE = [
  'source',
  'new-guide',
  '--title-zh',
  '指南',
  '--title-en',
  'A guide',
  '--issuer-zh',
  '某机关',
  '--issuer-en',
  'An authority',
  '--kind',
  'guide',
  '--form',
  'live',
  '--extent',
  'whole',
  '--file',
  'law.yaml',
];

const TERM = [
  'term',
  'invitation',
  '--zh',
  '邀请函',
  '--pinyin',
  'yāoqǐnghán',
  '--en',
  'letter of invitation',
  '--definition-zh',
  '书面邀请。',
  '--definition-en',
  'A written invitation, from the host: on paper.',
  '--aliases-zh',
  '邀请信，邀请书',
  '--see',
  'talent-visa',
  '--source',
  'law',
  '--chapter',
  'visas',
];

const DOUBT = [
  'doubt',
  'extension-fee',
  '--kind',
  'not-found',
  '--title-zh',
  '延期的费用',
  '--title-en',
  'the fee',
  '--text-zh',
  '没有查到。',
  '--text-en',
  'It was not found.',
  '--who-zh',
  '热线',
  '--who-en',
  'the hotline',
  '--question',
  '请问多少钱？',
  '--chapter',
  'visas',
];

/** Returns arguments with the value of one flag changed, or the flag left out. */
function changed(args: readonly string[], flag: string, value?: string): readonly string[] {
  const at = args.indexOf(flag);
  if (at < 0) return value === undefined ? args : [...args, flag, value];
  return value === undefined ? args.toSpliced(at, 2) : args.toSpliced(at, 2, flag, value);
}

describe('a new page', () => {
  it('stands in both languages, at the end of its chapter, dated today, and asks to be written', async () => {
    expect(await run(...PAGE)).toMatchObject({ status: 0, stdout: expect.stringContaining('0 errors') });
    for (const locale of ['zh', 'en']) {
      const text = read(`content/${locale}/visas/press-visa.mdx`);
      expect(text).toContain('order: 20\n');
      expect(text).toContain(`on: ${AS_OF}`);
      expect([...text.matchAll(/\{#([a-z-]+)\}/g)].map(([, id]) => id)).toEqual([
        'who',
        'documents',
        'steps',
        'cost-time',
        'after',
      ]);
      expect(text.replace(/order: \d+|\d{4}-\d\d-\d\d/g, '')).not.toMatch(/\d/);
    }
    const { errors, warnings } = await findings();
    expect(errors).toEqual([]);
    expect(warnings.filter((code) => code === 'page/to-write')).toHaveLength(12);
  });

  it('is not written over one that exists', async () => {
    await run(...PAGE);
    const before = read('content/zh/visas/press-visa.mdx');
    const { status, stderr } = await run(...changed(PAGE, '--title-zh', '另一页'));
    expect([status, stderr]).toEqual([2, expect.stringContaining('exists already and is not overwritten')]);
    expect(read('content/zh/visas/press-visa.mdx')).toBe(before);
  });

  it('is not written beside a twin that exists in one language', async () => {
    writeFileSync(join(root, 'content/en/visas/press-visa.mdx'), 'half');
    expect(await run(...PAGE)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('content/en/visas/press-visa.mdx'),
    });
    expect(existsSync(join(root, 'content/zh/visas/press-visa.mdx'))).toBe(false);
  });

  it.each([
    ['an unknown chapter, with the nearest', 'visa/press-visa', 'Did you mean "visas"?'],
    ['capitals', 'visas/Press-Visa', 'lower-case letters'],
    ['an underscore', 'visas/press_visa', 'lower-case letters'],
    ['Chinese', 'visas/记者', 'lower-case letters'],
    ['no page', 'visas', 'two parts'],
    ['a third part', 'visas/press/visa', 'two parts'],
    ['a way out of the folder', '../visas', 'no chapter'],
    ['the first page of a chapter', 'visas/index', 'not index'],
  ])('refuses %s', async (_what, path, says) => {
    const { status, stderr } = await run(...PAGE.toSpliced(1, 1, path));
    expect([status, stderr]).toEqual([2, expect.stringContaining(says)]);
    expect(stderr).toContain('npm run new -- page visas/press-visa');
  });

  it('with a title that is too long is shown the finding, and nothing is written', async () => {
    const { status, stdout } = await run(...changed(PAGE, '--title-en', 'A title that goes on and on '.repeat(4)));
    expect(status).toBe(1);
    expect(stdout).toMatch(/content\/en\/visas\/press-visa\.mdx:2:8 {2}error {2}page\/title-length/);
    expect(stdout).toContain('npm run new -- page visas/press-visa --title-zh');
    expect(existsSync(join(root, 'content/zh/visas/press-visa.mdx'))).toBe(false);
  });
});

describe('a new record', () => {
  it.each([
    ['fact', FACT, 'content/data/facts/visas.yaml', ['fact/unused']],
    ['source', SOURCE, 'content/data/sources/law.yaml', ['source/unused']],
    ['term', TERM, 'content/data/terms/visas.yaml', []],
    ['doubt', DOUBT, 'content/data/doubts/visas.yaml', []],
  ] as const)('%s goes to the end of its file and leaves the rest as it was', async (_kind, args, path, warnings) => {
    const commented = `# A comment at the head.\n\n${read(path)}# And one at the end.\n`;
    writeFileSync(join(root, path), commented);
    expect(await run(...args)).toMatchObject({ status: 0, stdout: expect.stringContaining(path) });
    expect(read(path).startsWith(commented)).toBe(true);
    expect(read(path)).toMatch(/[^\n]\n$/);
    expect(await findings()).toEqual({ errors: [], warnings });
  });

  it('is written as its neighbours are', async () => {
    await run(...changed(changed(FACT, '--article', '7'), '--bound', 'at-most'));
    expect(read('content/data/facts/visas.yaml')).toContain(`
extension-time:
  title: { zh: 延期的时限, en: time limit }
  value: { type: duration, amount: 10, bound: at-most, unit: working-day }
  sentence:
    zh: 时限是{value}。
    en: It takes {value}.
  sources:
    - { source: law, article: 7 }
  grade: B
  checked: ${AS_OF}
  checkAgain: 2027-05-21
`);
  });

  it('in a chapter that has no file yet begins one', async () => {
    expect((await run(...changed(changed(SOURCE, '--file'), '--chapter', 'visas'))).status).toBe(0);
    expect(read('content/data/sources/visas.yaml')).toMatch(/^new-guide:\n/);
    expect((await findings()).errors).toEqual([]);
  });

  it('that is unconfirmed brings its doubt', async () => {
    const args = changed(FACT, '--grade', 'C');
    expect(await run(...args)).toMatchObject({ status: 2, stderr: expect.stringContaining('--doubt-zh') });
    const extra = [
      '--doubt-zh',
      '未证实。',
      '--doubt-en',
      'Unconfirmed.',
      '--who-zh',
      '热线',
      '--who-en',
      'the hotline',
    ];
    expect((await run(...args, ...extra, '--question', '请问多久？')).status).toBe(0);
    expect(read('content/data/doubts/visas.yaml')).toContain('extension-time-unconfirmed:');
    expect((await findings()).errors).toEqual([]);
  });

  it.each([
    ['money', ['--amount', '400']],
    ['count', ['--amount', '3', '--unit-zh', '名', '--unit-one', 'person', '--unit-other', 'people']],
    ['percentage', ['--amount', '12.5']],
    ['points', ['--amount', '70', '--to', '80']],
    ['multiple', ['--amount', '6']],
    ['age', ['--amount', '18']],
    ['date', ['--date', '2024-03']],
    ['period', ['--begins', '2026-01-01', '--ends', '2026-12-31']],
    ['text', ['--text-zh', '大厅', '--text-en', 'the hall, on the ground floor']],
  ])('takes a value of type %s', async (type, value) => {
    const plain = changed(changed(changed(FACT, '--type', type), '--amount'), '--unit');
    expect(await run(...plain, ...value)).toMatchObject({ status: 0, stderr: '' });
    expect((await findings()).errors).toEqual([]);
  });

  it.each([
    ['list', ['--items-zh', '护照，照片', '--items-en', 'a passport, a photograph', '--of', 'all']],
    ['statement', []],
  ])('takes a value of type %s, which has no place in the sentence', async (type, value) => {
    const plain = changed(changed(changed(FACT, '--type', type), '--amount'), '--unit');
    const args = changed(changed(plain, '--sentence-zh', '要带护照。'), '--sentence-en', 'Bring a passport.');
    expect(await run(...args, ...value)).toMatchObject({ status: 0, stderr: '' });
    expect((await findings()).errors).toEqual([]);
  });

  it.each([
    ['an id that is taken', FACT.toSpliced(1, 1, 'pass-mark'), 'already used in content/data/facts/visas.yaml'],
    ['an id in capitals', FACT.toSpliced(1, 1, 'Extension'), 'lower-case letters'],
    ['a source that does not exist', changed(FACT, '--source', 'lew'), 'Did you mean "law"?'],
    ['a grade that does not exist', changed(FACT, '--grade', 'D'), 'choose one of A, B, C'],
    ['a type that does not exist', changed(FACT, '--type', 'durations'), 'Did you mean "duration"?'],
    ['a unit that does not exist', changed(FACT, '--unit', 'workday'), 'working-day'],
    ['an amount with its unit', changed(FACT, '--amount', '10 days'), 'is not a number'],
    ['a day that does not exist', changed(FACT, '--checked', '2026-02-30'), 'not a day of the calendar'],
    [
      'a file that does not exist',
      changed(changed(FACT, '--chapter'), '--file', 'visa.yaml'),
      'Did you mean "visas.yaml"?',
    ],
    ['a chapter that does not exist', changed(FACT, '--chapter', 'vissa'), 'Did you mean "visas"?'],
    ['a flag that does not exist', [...FACT, '--sentense-zh', 'x'], 'Did you mean --sentence-zh?'],
    ['a flag that belongs to another type', [...FACT, '--currency', 'CNY'], '--currency has no place'],
    ['a flag without a value', [...FACT, '--until'], '--until needs a value'],
    ['a flag given twice', [...FACT, '--grade', 'A'], '--grade is given twice'],
    ['a missing flag', changed(FACT, '--sentence-en'), '--sentence-en is missing'],
    ['text over two lines', changed(FACT, '--title-en', 'a\nb'), 'one line'],
    ['an empty text', changed(FACT, '--title-en', ' '), 'must not be empty'],
    ['a word too much', ['fact', 'a', 'b'], 'doesn’t belong here'],
    ['an address without a host', [...SOURCE, '--url', 'law.example'], 'not a web address'],
    ['an address for a copy', [...changed(SOURCE, '--kind', 'copy'), '--url', 'https://law.example/'], 'has no place'],
    ['a term that does not exist', changed(TERM, '--see', 'talent-vise'), 'Did you mean "talent-visa"?'],
    [
      'a doubt with nobody to ask',
      changed(changed(changed(DOUBT, '--who-zh'), '--who-en'), '--question'),
      '--who-zh is missing',
    ],
    ['a kind that does not exist', ['facts', 'x'], 'Did you mean "fact"?'],
    ['no kind', [], 'What do you want to make?'],
  ])('refuses %s and gives an example', async (_what, args, says) => {
    const before = await loadContentFiles(root);
    const { status, stderr } = await run(...args);
    expect([status, stderr]).toEqual([2, expect.stringContaining(says)]);
    expect(stderr).toContain('npm run new -- ');
    expect(await loadContentFiles(root)).toEqual(before);
  });

  it('with one wrong answer is told of that one alone', async () => {
    const { stderr } = await run(...changed(FACT, '--type', 'durations'));
    expect(stderr.split('\n').slice(0, -3)).toHaveLength(2);
  });

  it('with lists of two lengths is refused', async () => {
    const plain = changed(changed(changed(FACT, '--type', 'list'), '--amount'), '--unit');
    const { status, stderr } = await run(...plain, '--items-zh', '甲，乙', '--items-en', 'one');
    expect([status, stderr]).toEqual([2, expect.stringContaining('must be as many')]);
  });

  it('whose sentence lacks its value is shown the finding, and nothing is written', async () => {
    const before = await loadContentFiles(root);
    const { status, stdout } = await run(...changed(FACT, '--sentence-en', 'It takes a while.'));
    expect([status, stdout]).toEqual([1, expect.stringContaining('fact/value-placeholder')]);
    expect(await loadContentFiles(root)).toEqual(before);
  });

  it('is written although something else is wrong with the content', async () => {
    const page = 'content/zh/visas/r-visa.mdx';
    writeFileSync(join(root, page), read(page).replace('去办。', '要5个工作日。'));
    expect((await run(...TERM)).status).toBe(0);
  });
});

describe('the text of a record', () => {
  it('reads back as what was answered, whatever the signs in it', () => {
    const text = fc.oneof(
      fc.string({ minLength: 1, unit: 'grapheme' }),
      fc.string({ minLength: 1, unit: fc.constantFrom(...'{}[],:#&*!|>%@`"\'\\-? 中，：a1') }),
      fc.constantFrom('2024', '2024-03-01', 'true', 'null', '~', '- a', '# a', '{value}', 'a: b', '1e3', '0x1f'),
    );
    const line = text.filter((one) => !/\p{Cc}|[\u2028\u2029\ud800-\udfff]/u.test(one) && one.trim() === one);
    fc.assert(
      fc.property(fc.record({ zh: line, en: line }), line, (both, word) => {
        const data = {
          title: both,
          sentence: both,
          sources: [{ source: 'law', quote: word }],
          aliases: { zh: [word] },
        };
        expect(readYaml('x.yaml', writeRecord('an-id', data)).data).toEqual({ 'an-id': data });
      }),
      { numRuns: 400 },
    );
  });
});

describe('the examples that are shown', () => {
  it('make one of each kind in the whole handbook without an error', async () => {
    const content = await loadContentFiles(process.cwd());
    let files: ReadonlyMap<string, string> = new Map(
      content.map((file) => [file.path, new TextDecoder().decode(file.bytes)]),
    );
    const situation = { content: readContent(content), asOf: AS_OF };
    for (const kind of Object.values(NEW_KINDS)) {
      const parsed = readArguments(kind.example);
      if ('problem' in parsed) throw new Error(parsed.problem.en);
      const subject = { [kind.questions[0]?.name ?? '']: parsed.words[0] ?? '' };
      const where: Situation = { ...situation, files };
      const collected = await collectAnswers(kind.questions, { ...subject, ...parsed.flags }, where);
      if ('problems' in collected) throw new Error(JSON.stringify(collected.problems));
      files = new Map([...files, ...kind.draft(collected.answers, where)]);
    }
    const { diagnostics } = runChecks(readContent(contentFiles(Object.fromEntries(files))), { asOf: AS_OF });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).toContain('page/to-write');
  });
});

describe('at the keyboard', () => {
  const situation = async (): Promise<Situation> => {
    const files = contentFiles(SOUND);
    return { content: readContent(files), files: new Map(Object.entries(SOUND)), asOf: AS_OF };
  };

  it('each missing answer is asked for in both languages, and an empty line takes what is offered', async () => {
    const input = new PassThrough();
    const output = new PassThrough();
    let shown = '';
    output.on('data', (chunk) => {
      shown += chunk;
    });
    const where = await situation();
    const questions = NEW_KINDS['page']?.questions ?? [];
    input.end('visas/press-visa\n记者签证\nThe press visa\n概括。\nIn short.\n\n\n\nJournalists.\n');
    const collected = await atKeyboard(input, output, (ask) => collectAnswers(questions, {}, where, ask));
    expect(collected).toEqual({
      answers: {
        path: 'visas/press-visa',
        'title-zh': '记者签证',
        'title-en': 'The press visa',
        'summary-zh': '概括。',
        'summary-en': 'In short.',
        'affects-zh': '所有读者。',
        'affects-en': 'Journalists.',
      },
    });
    expect(shown).toContain('标题，中文（最多24字）\nthe title in Chinese, 24 characters at most');
    expect(shown).toContain('[所有读者。]');
  });

  it('a wrong answer is asked for again', async () => {
    const input = new PassThrough();
    const output = new PassThrough();
    let shown = '';
    output.on('data', (chunk) => {
      shown += chunk;
    });
    const where = await situation();
    input.end('visa/x\nvisas/x\nt\nt\ns\ns\n\n\n\n\n');
    const collected = await atKeyboard(input, output, (ask) =>
      collectAnswers(NEW_KINDS['page']?.questions ?? [], {}, where, ask),
    );
    expect(collected).toMatchObject({ answers: { path: 'visas/x' } });
    expect(shown).toContain('Did you mean "visas"?');
  });

  it('an end of the input writes nothing', async () => {
    const input = new PassThrough();
    input.end('visas/press-visa\n');
    const where = await situation();
    await expect(
      atKeyboard(input, new PassThrough(), (ask) => collectAnswers(NEW_KINDS['page']?.questions ?? [], {}, where, ask)),
    ).rejects.toThrow(InputEnded);
  });
});

describe('the command', () => {
  const command = (...args: readonly string[]) =>
    spawnSync(NODE, [join(process.cwd(), 'scripts/new.ts'), ...args], {
      cwd: root,
      encoding: 'utf8',
      env: { ...plainEnvironment(), AS_OF },
      input: '',
    });

  it('writes, and ends with 0', () => {
    expect(command(...TERM)).toMatchObject({ status: 0, stderr: '' });
    expect(read('content/data/terms/visas.yaml')).toContain('invitation:');
  });

  it('doesn’t ask where there is no terminal, and ends with 2', () => {
    const { status, stderr } = command('fact');
    expect([status, stderr]).toEqual([2, expect.stringContaining('--title-zh is missing')]);
    expect(stderr).not.toContain('    at ');
  });
});
