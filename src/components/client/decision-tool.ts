import { type Decision, decide, type OutcomeResult } from '../../rules/decide.ts';
import type { Answers, DecisionLogic } from '../../rules/logic.ts';
import { reaches, type Score } from '../../rules/score.ts';
import type { AnswerForm, Asked } from './answer-form.ts';
import { bindTool, type Tool } from './bind-tool.ts';
import { nowInBeijing, part, parts, type Words } from './tool-element.ts';

const STATUSES = ['fits', 'nearly', 'depends', 'no'] as const;

/** Marks every outcome and condition of a decision with what the answers make of it. */
class DecisionTool extends HTMLElement {
  connectedCallback(): void {
    const logic = JSON.parse(this.dataset['logic'] ?? '') as DecisionLogic;
    bindTool(this, logic, (answers, tool) => this.#print(logic, answers, tool));
  }

  #print(logic: DecisionLogic, answers: Answers, { words, form }: Tool): Asked {
    const decision = decide(logic, answers, nowInBeijing());
    const isStarted = Object.keys(answers).length > 0;
    part(this, '.tool-summary').textContent = isStarted ? this.#summary(decision, words) : words('nothingGiven');
    for (const table of logic.tables) {
      const section = this.querySelector<HTMLElement>(`[data-table="${table.id}"]`);
      const score = decision.scores[table.id];
      if (section && score) this.#printScore(section, score, words, form);
    }
    for (const status of STATUSES) {
      part(this, `[data-group="${status}"]`).hidden =
        !isStarted || !decision.outcomes.some((outcome) => outcome.status === status);
    }
    for (const home of parts(this, '[data-home]')) home.hidden = isStarted;
    for (const outcome of decision.outcomes) this.#printOutcome(outcome, isStarted, words, form);
    return decision;
  }

  #summary({ outcomes }: Decision, words: Words): string {
    const counts = Object.fromEntries(
      STATUSES.map((status) => [status, outcomes.filter((outcome) => outcome.status === status).length]),
    );
    const names = outcomes
      .filter(({ status }) => status === 'fits')
      .map(({ id }) => part(this, `[data-outcome="${id}"] .outcome__name [data-words]`).textContent ?? '');
    const summary = words('summary', {
      ...counts,
      fits: names.length === 0 ? 0 : words('named', { count: names.length, names: names.join(words('list')) }),
    });
    return names.length === 0 && counts['nearly'] === 0 && counts['depends'] === 0
      ? `${summary} ${words('nothing')}`
      : summary;
  }

  #printOutcome(result: OutcomeResult, isStarted: boolean, words: Words, form: AnswerForm): void {
    const card = part<HTMLDetailsElement>(this, `[data-outcome="${result.id}"]`);
    const status = part(card, '.outcome__status');
    status.textContent = '';
    if (isStarted) card.dataset['status'] = result.status;
    else delete card.dataset['status'];
    for (const condition of result.conditions) {
      const item = part(card, `[data-condition="${condition.id}"]`);
      if (condition.truth === 'not-asked') continue;
      const truth = part(item, '.outcome__truth');
      const waits = condition.open.map((id) => this.#label(id, form)).filter(Boolean);
      truth.textContent = isStarted ? words(`truth.${condition.truth}`) : '';
      if (isStarted) truth.dataset['truth'] = condition.truth;
      else delete truth.dataset['truth'];
      truth.title = isStarted && waits.length > 0 ? words('waits') + waits.join(words('list')) : '';
    }
    if (isStarted) status.textContent = this.#statusWords(card, result, words, form);
    const home = part(this, isStarted ? `[data-group="${result.status}"]` : `[data-home~="${result.id}"]`);
    home.append(card);
    card.open = isStarted && (result.status === 'fits' || result.status === 'nearly');
  }

  /** The status, what is missing, and what is still open. */
  #statusWords(card: HTMLElement, { status, conditions }: OutcomeResult, words: Words, form: AnswerForm): string {
    if (status === 'fits' || status === 'no') return words(`status.${status}`);
    const failed = conditions.filter(({ truth }) => truth === 'no').map(({ id }) => wordsOfCondition(card, id));
    const open = [...new Set(conditions.flatMap((condition) => condition.open))].map((id) => this.#label(id, form));
    const labels = open.filter(Boolean);
    const rest = labels.slice(0, 4).join(words('list')) + (labels.length > 4 ? '…' : '');
    if (status === 'depends') return rest === '' ? words('status.depends') : words('waits') + rest;
    return [words('missing') + failed.join(words('list')), rest === '' ? '' : words('stillOpen') + rest]
      .filter(Boolean)
      .join(words('stop'));
  }

  /** A question by its label, a points table by its title. */
  #label(id: string, form: AnswerForm): string {
    return form.label(id) || (this.querySelector(`[data-table="${id}"]`)?.getAttribute('aria-label') ?? '');
  }

  #printScore(section: HTMLElement, score: Score, words: Words, form: AnswerForm): void {
    const isGiven = score.lines.some(({ answer }) => answer !== undefined);
    section.hidden = !isGiven;
    if (!isGiven) return;
    part(section, '[data-total]').textContent = words(score.min === score.max ? 'scoreExact' : 'scoreRange', {
      min: score.min,
      max: score.max,
    });
    part(section, '[data-most]').textContent = words('of', { max: score.most });
    for (const threshold of parts(section, '[data-threshold]')) {
      const points = Number(threshold.dataset['threshold']);
      const truth = reaches(score, points);
      const short = score.min < points ? ` (${words('threshold.short', { points: points - score.min })})` : '';
      const reached = part(threshold, '[data-reached]');
      reached.dataset['truth'] = truth;
      reached.textContent = words(`threshold.${truth}`) + short;
    }
    for (const line of score.lines) {
      const row = part(section, `[data-line="${line.indicator}"]`);
      part(row, '[data-answer]').textContent =
        line.answer === undefined ? words('notAnswered') : form.option(line.indicator, line.answer);
      part(row, '[data-points]').textContent = line.min === line.max ? String(line.min) : `${line.min}–${line.max}`;
      part(row, '[data-gain]').textContent = line.gain
        ? words('gain', {
            points: line.gain.points,
            option: line.gain.options.map((option) => form.option(line.indicator, option)).join(' / '),
          })
        : words('best');
    }
  }
}

function wordsOfCondition(card: HTMLElement, id: string): string {
  const words = part(card, `[data-condition="${id}"] [data-condition-words]`).cloneNode(true) as HTMLElement;
  for (const hidden of words.querySelectorAll('.twin, .proof-mark')) hidden.remove();
  return (words.textContent ?? '').trim().replace(/[.。]$/, '');
}

customElements.define('handbook-decision', DecisionTool);
