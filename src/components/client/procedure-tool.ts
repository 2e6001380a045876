import type { Answers, ProcedureLogic } from '../../rules/logic.ts';
import { type PartResult, sheetOf } from '../../rules/procedure.ts';
import type { Asked } from './answer-form.ts';
import { bindTool, type Tool } from './bind-tool.ts';
import { nowInBeijing, part } from './tool-element.ts';

/** Marks what a case needs of the papers and steps of a procedure. */
class ProcedureTool extends HTMLElement {
  connectedCallback(): void {
    const logic = JSON.parse(this.dataset['logic'] ?? '') as ProcedureLogic;
    bindTool(this, logic, (answers, tool) => this.#print(logic, answers, tool));
  }

  #print(logic: ProcedureLogic, answers: Answers, { words }: Tool): Asked {
    const sheet = sheetOf(logic, answers, nowInBeijing());
    const count = (needed: string) => sheet.documents.filter(({ isNeeded }) => isNeeded === needed).length;
    part(this, '.tool-summary').textContent = words('paperCount', { yes: count('yes'), unknown: count('unknown') });
    this.#mark('document', sheet.documents, words('needed.unknown'));
    this.#mark('step', sheet.steps, words('needed.unknown'));
    return sheet;
  }

  #mark(kind: string, results: readonly PartResult[], perhaps: string): void {
    for (const { id, isNeeded } of results) {
      const item = part(this, `[data-${kind}="${id}"]`);
      item.hidden = isNeeded === 'no';
      const onlyIf = item.querySelector<HTMLElement>('.only-if');
      if (onlyIf) onlyIf.hidden = isNeeded === 'yes';
      part(item, '[data-needed]').textContent = isNeeded === 'unknown' ? perhaps : '';
    }
  }
}

customElements.define('handbook-procedure', ProcedureTool);
