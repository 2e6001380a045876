import { type AnswerProblem, readFragment, writeFragment } from '../../rules/answers.ts';
import type { Answers, Logic } from '../../rules/logic.ts';
import { AnswerForm, type Asked } from './answer-form.ts';
import { keepInAddress } from './answers-in-address.ts';
import { nowInBeijing, part, parts, type Words, wordsOf } from './tool-element.ts';

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
