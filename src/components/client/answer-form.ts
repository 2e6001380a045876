import { type AnswerProblem, acceptAnswers } from '../../rules/answers.ts';
import type { Answers, Logic } from '../../rules/logic.ts';
import { part, parts, type Words } from './tool-element.ts';

/** Which questions are asked, and which of them may turn out not to matter. */
export type Asked = { readonly asked: readonly string[]; readonly open: readonly string[] };

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
