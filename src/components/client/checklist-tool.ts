import { readFragment, writeFragment } from '../../rules/answers.ts';
import type { Answers, ProcedureLogic } from '../../rules/logic.ts';
import { type PartResult, sheetOf } from '../../rules/procedure.ts';
import {
  AnswerForm,
  bindActions,
  keepInAddress,
  nowInBeijing,
  part,
  parts,
  printProblems,
  type Words,
  wordsOf,
} from './tool.ts';

/** The parameter of the address that names the procedure. */
const PROCEDURE = 'procedure';

/** Shows the sheet of one procedure and marks what the case needs. */
class ChecklistTool extends HTMLElement {
  readonly #sheets = new Map<
    string,
    { readonly element: HTMLElement; readonly logic: ProcedureLogic; readonly form: AnswerForm | undefined }
  >();
  #answers: Answers = {};
  #chosen = '';

  connectedCallback(): void {
    const words = wordsOf(this);
    const choice = part<HTMLSelectElement>(this, '.sheet-choice select');
    const changed = (): void => {
      printProblems(part(this, '.tool-problems'), [], words);
      address.push();
      this.#print(words);
    };
    for (const element of parts(this, '[data-procedure]')) {
      const logic = JSON.parse(element.dataset['logic'] ?? '') as ProcedureLogic;
      const form = element.querySelector('form');
      this.#sheets.set(element.id, {
        element,
        logic,
        form: form
          ? new AnswerForm(form, logic, words, () => {
              this.#answers = this.#sheets.get(element.id)?.form?.read() ?? {};
              changed();
            })
          : undefined,
      });
    }
    choice.addEventListener('change', () => {
      this.#chosen = choice.value;
      this.#answers = this.#sheets.get(this.#chosen)?.form?.read() ?? {};
      changed();
    });
    const restore = (fragment: string): void => {
      const parameters = new URLSearchParams(fragment.replace(/^#/, ''));
      const anchor = fragment.replace(/^#/, '');
      const named = parameters.get(PROCEDURE) ?? '';
      parameters.delete(PROCEDURE);
      const isNamed = this.#sheets.has(named);
      this.#chosen = isNamed ? named : this.#sheets.has(anchor) ? anchor : ([...this.#sheets.keys()][0] ?? '');
      choice.value = this.#chosen;
      const sheet = this.#sheets.get(this.#chosen);
      const read = sheet && (isNamed || named === '') ? readFragment(sheet.logic, parameters.toString()) : undefined;
      this.#answers = read?.answers ?? {};
      sheet?.form?.write(this.#answers);
      const unknown =
        named !== '' && !isNamed ? [{ kind: 'unknown-option' as const, question: PROCEDURE, answer: named }] : [];
      // A plain anchor is no answer, and says nothing wrong.
      printProblems(
        part(this, '.tool-problems'),
        fragment.includes('=') ? [...unknown, ...(read?.problems ?? [])] : [],
        words,
      );
      this.#print(words);
    };
    const address = keepInAddress(restore, () => this.#fragment());
    addEventListener('hashchange', () => {
      const anchor = location.hash.slice(1);
      if (this.#sheets.has(anchor)) restore(location.hash);
    });
    part(this, '.sheet-choice').hidden = false;
    part(this, '.sheet-list').hidden = true;
    part(this, '.tool-result').hidden = false;
    bindActions(this, words);
    restore(location.hash);
  }

  #fragment(): string {
    const sheet = this.#sheets.get(this.#chosen);
    const answers = sheet ? writeFragment(sheet.logic, this.#answers) : '';
    return [`${PROCEDURE}=${this.#chosen}`, answers].filter(Boolean).join('&');
  }

  #print(words: Words): void {
    for (const [id, { element }] of this.#sheets) element.hidden = id !== this.#chosen;
    const sheet = this.#sheets.get(this.#chosen);
    if (!sheet) return;
    const result = sheetOf(sheet.logic, this.#answers, nowInBeijing());
    sheet.form?.showAsked(result.asked);
    const answers = part(this, '.tool-answers');
    if (sheet.form) sheet.form.print(answers);
    else answers.replaceChildren();
    const count = (needed: string) => result.documents.filter(({ isNeeded }) => isNeeded === needed).length;
    part(this, '.tool-summary').textContent = words('paperCount', { yes: count('yes'), unknown: count('unknown') });
    mark(sheet.element, 'document', result.documents, words);
    mark(sheet.element, 'step', result.steps, words);
  }
}

function mark(sheet: HTMLElement, kind: string, results: readonly PartResult[], words: Words): void {
  for (const { id, isNeeded } of results) {
    const item = part(sheet, `[data-${kind}="${id}"]`);
    item.hidden = isNeeded === 'no';
    item.dataset['state'] = isNeeded;
    part(item, '[data-needed]').textContent = isNeeded === 'unknown' ? words('needed.unknown') : '';
  }
}

customElements.define('handbook-checklist', ChecklistTool);
