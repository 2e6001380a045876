import { fillSlots } from '../../i18n/fill-slots.ts';
import { type AnswerProblem, acceptAnswers, readFragment, writeFragment } from '../../rules/answers.ts';
import type { Answers, Logic } from '../../rules/logic.ts';

/** What all tools share: the form, the address that holds the answers, and the words they speak. */

export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** Returns the words that stand on a tool's element, with `{name}` replaced. */
export function wordsOf(element: HTMLElement): Words {
  const words = JSON.parse(element.dataset['words'] ?? '{}') as Record<string, string>;
  return (key, values = {}) => fillSlots(words[key] ?? key, values);
}

/** The day and minute in Beijing, whatever clock the reader's device keeps. */
export function nowInBeijing(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 16);
}

/** Returns an element of a tool; a tool without it was built wrongly. */
export function part<T extends HTMLElement = HTMLElement>(parent: ParentNode, selector: string): T {
  const found = parent.querySelector<T>(selector);
  if (!found) throw new Error(`The tool lacks ${selector}.`);
  return found;
}

export function parts<T extends HTMLElement = HTMLElement>(parent: ParentNode, selector: string): readonly T[] {
  return [...parent.querySelectorAll<T>(selector)];
}

/** The questions of one rule on the page: reads answers, writes them, says what is wrong with one. */
export class AnswerForm {
  readonly #form: HTMLFormElement;
  readonly #logic: Logic;
  readonly #words: Words;
  #showsAll = false;

  constructor(form: HTMLFormElement, logic: Logic, words: Words, onChange: () => void) {
    this.#form = form;
    this.#logic = logic;
    this.#words = words;
    form.hidden = false;
    part(form, '.tool-more').addEventListener('click', () => {
      this.#showsAll = true;
      onChange();
    });
    form.addEventListener('change', onChange);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      onChange();
    });
    // The fields are empty only after the event.
    form.addEventListener('reset', () => setTimeout(onChange));
  }

  /** The answers that hold; a field with a mistake says so beside itself. */
  read(): Answers {
    const given = this.#questions().flatMap((question): [string, string][] => {
      const value = fieldValue(question);
      return value === '' ? [] : [[question.dataset['question'] ?? '', value]];
    });
    const { answers, problems } = acceptAnswers(this.#logic, given);
    for (const question of this.#questions()) {
      const problem = problems.find((one) => one.question === question.dataset['question']);
      this.#say(question, problem);
    }
    return answers;
  }

  write(answers: Answers): void {
    for (const question of this.#questions()) {
      setField(question, answers[question.dataset['question'] ?? ''] ?? '');
      this.#say(question, undefined);
    }
  }

  /**
   * Hides the questions that don't matter; their answers wait in case they matter again. Those of which it isn't known yet wait
   * behind a button, unless they are answered.
   */
  showAsked({ asked, open }: Asked): void {
    const own = new Set(this.#logic.questions.map(({ id }) => id));
    let waiting = 0;
    for (const question of this.#questions()) {
      const id = question.dataset['question'] ?? '';
      const isWaiting = open.includes(id) && fieldValue(question) === '';
      if (isWaiting) waiting++;
      question.hidden = own.has(id) && (!asked.includes(id) || (isWaiting && !this.#showsAll));
    }
    const more = part(this.#form, '.tool-more');
    more.hidden = waiting === 0 || this.#showsAll;
    more.textContent = this.#words('more', { count: waiting });
  }

  /** Prints the answers as a list, with the names of both languages; for the sheet and for checking. */
  print(list: HTMLElement): void {
    list.replaceChildren(
      ...this.#questions().flatMap((question) => {
        const answer = question.hidden ? undefined : answerNodes(question);
        if (!answer) return [];
        const term = document.createElement('dt');
        term.append(...cloneWords(part(question, '.tool-question__label')));
        const value = document.createElement('dd');
        value.append(...answer);
        return [term, value];
      }),
    );
  }

  /** The words of a question or of a table's factor. */
  label(id: string): string {
    const question = this.#questions().find((one) => one.dataset['question'] === id);
    return question?.querySelector('.tool-question__label [data-words]')?.textContent ?? '';
  }

  /** The words of an option. */
  option(id: string, option: string): string {
    const question = this.#questions().find((one) => one.dataset['question'] === id);
    if (!question) return option;
    const listed = question.querySelector(`option[value="${CSS.escape(option)}"]`)?.textContent?.split(' · ')[0];
    return listed ?? wordsOfRadio(question, option) ?? option;
  }

  #say(question: HTMLElement, problem: AnswerProblem | undefined): void {
    const text = problem ? this.#words(`problem.${problem.kind}`, { ...problem }) : '';
    const place = part(question, '.tool-question__problem');
    if (place.textContent !== text) place.textContent = text;
    question.querySelector('input[type="text"], input[type="date"]')?.setAttribute('aria-invalid', String(text !== ''));
  }

  #questions(): readonly HTMLElement[] {
    return parts(this.#form, '[data-question]');
  }
}

/**
 * Keeps the answers in the address, so that a result can be kept, shared and gone back to. `restore` is called at the start and
 * whenever the reader moves in the history; `current` gives the fragment of what is on the page.
 */
export function keepInAddress(
  restore: (fragment: string) => void,
  current: () => string,
): { readonly push: () => void } {
  const follow = (): void => {
    const { hash } = location;
    if (hash === '' || hash.includes('=')) restore(hash);
    else if (current() !== '') history.replaceState(history.state, '', `#${current()}`);
    announce();
  };
  addEventListener('popstate', follow);
  return {
    push: () => {
      const fragment = current();
      if (fragment === location.hash.replace(/^#/, '')) return;
      history.pushState(undefined, '', fragment === '' ? `${location.pathname}${location.search}` : `#${fragment}`);
      announce();
    },
  };
}

/** The language switch follows the address. */
function announce(): void {
  dispatchEvent(new HashChangeEvent('hashchange'));
}

/** Which questions are asked, and which of them may turn out not to matter. */
export type Asked = { readonly asked: readonly string[]; readonly open: readonly string[] };

/** What a tool prints its result with. */
export type Tool = { readonly form: AnswerForm; readonly words: Words };

/**
 * Connects form, address and result of a tool: `print` shows what the answers make of the page and returns the questions that are
 * asked; it runs at the start, on every change, and when the reader moves in the history.
 */
export function bindTool(
  element: HTMLElement,
  logic: Logic,
  print: (answers: Answers, tool: Tool) => Asked,
): { readonly answers: () => Answers } {
  const words = wordsOf(element);
  const problems = part(element, '.tool-problems');
  let answers: Answers = {};
  // Rules that have ended are not worked with: their questions stay away, and the page says why.
  const ended = element.querySelector<HTMLElement>('.tool-ended');
  if (ended && (ended.dataset['until'] ?? '') < nowInBeijing().slice(0, 10)) {
    ended.hidden = false;
    return { answers: () => answers };
  }
  const form = new AnswerForm(part<HTMLFormElement>(element, 'form'), logic, words, () => {
    answers = form.read();
    printProblems(problems, [], words);
    address.push();
    show();
  });
  const show = (): void => {
    element.toggleAttribute('data-started', Object.keys(answers).length > 0);
    form.showAsked(print(answers, { form, words }));
    form.print(part(element, '.tool-answers'));
  };
  const restore = (fragment: string): void => {
    const read = readFragment(logic, fragment);
    answers = read.answers;
    form.write(answers);
    printProblems(problems, read.problems, words);
    show();
  };
  const address = keepInAddress(restore, () => writeFragment(logic, answers));
  part(element, '.tool-without-script').hidden = true;
  part(element, '.tool-result').hidden = false;
  part(element, '.tool-summary-bar').hidden = false;
  bindActions(element, words);
  if (location.hash.includes('=')) restore(location.hash);
  else {
    // On a slow line some may have answered before this runs.
    answers = form.read();
    if (Object.keys(answers).length > 0) address.push();
    show();
  }
  return { answers: () => answers };
}

/** Lists what an address says that doesn't hold any more. */
function printProblems(list: HTMLElement, problems: readonly AnswerProblem[], words: Words): void {
  list.replaceChildren(
    ...problems.slice(0, 12).map((problem) => {
      const item = document.createElement('li');
      item.textContent = words(`problem.${problem.kind}`, {
        question: problem.question.slice(0, 60),
        answer: problem.answer.slice(0, 60),
      });
      return item;
    }),
  );
}

/** Makes the buttons below a result work. */
function bindActions(tool: HTMLElement, words: Words): void {
  for (const button of parts<HTMLButtonElement>(tool, '[data-action]')) {
    const name = button.textContent ?? '';
    button.addEventListener('click', async () => {
      if (button.dataset['action'] === 'print') print();
      if (button.dataset['action'] !== 'copy') return;
      await navigator.clipboard.writeText(location.href);
      button.textContent = words('copied');
      setTimeout(() => {
        button.textContent = name;
      }, 3000);
    });
  }
}

function fieldValue(question: HTMLElement): string {
  const checked = question.querySelector<HTMLInputElement>('input[type="radio"]:checked');
  const field = question.querySelector<HTMLInputElement | HTMLSelectElement>('select, input:not([type="radio"])');
  const value = (field ?? checked)?.value ?? '';
  const time = question.querySelector<HTMLInputElement>('input[type="time"]')?.value ?? '';
  if (value !== '' && time !== '') return `${value}T${time.slice(0, 5)}`;
  // Figures as people write them: with spaces, commas between thousands, full width.
  return question.dataset['control'] === 'number' ? value.normalize('NFKC').replace(/[\s,，]/g, '') : value;
}

function setField(question: HTMLElement, answer: string): void {
  const field = question.querySelector<HTMLInputElement | HTMLSelectElement>('select, input:not([type="radio"])');
  if (field) {
    const time = question.querySelector<HTMLInputElement>('input[type="time"]');
    const [day = '', clock = ''] = time ? answer.split('T') : [answer];
    field.value = day;
    if (time) time.value = clock;
    return;
  }
  for (const radio of question.querySelectorAll<HTMLInputElement>('input[type="radio"]')) {
    radio.checked = radio.value === answer;
  }
}

function answerNodes(question: HTMLElement): readonly Node[] | undefined {
  const value = fieldValue(question);
  if (value === '') return undefined;
  const radio = question.querySelector(`input[type="radio"][value="${CSS.escape(value)}"]`);
  const words = radio?.parentElement?.querySelector<HTMLElement>('.tool-option');
  if (words) return cloneWords(words);
  const option = question.querySelector<HTMLOptionElement>(`option[value="${CSS.escape(value)}"]`);
  const text = document.createTextNode(option?.textContent ?? `${value} ${unitOf(question)}`.trim().replace('T', ' '));
  const twin = option?.dataset['twin'];
  if (!twin) return [text];
  const other = document.createElement('span');
  other.className = 'twin';
  other.lang = document.documentElement.lang === 'en' ? 'zh-CN' : 'en';
  other.textContent = twin;
  return [text, other];
}

function unitOf(question: HTMLElement): string {
  return question.querySelector('.tool-input')?.textContent?.trim() ?? '';
}

function cloneWords(element: HTMLElement): readonly Node[] {
  return [...element.cloneNode(true).childNodes];
}

function wordsOfRadio(question: HTMLElement, option: string): string | undefined {
  const radio = question.querySelector(`input[type="radio"][value="${CSS.escape(option)}"]`);
  return radio?.parentElement?.querySelector('[data-words]')?.textContent ?? undefined;
}
