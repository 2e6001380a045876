import { type CalendarEvent, toCalendar } from '../../rules/calendar.ts';
import { type DutyResult, planOf } from '../../rules/deadlines.ts';
import type { Answers, DeadlinesLogic } from '../../rules/logic.ts';
import type { Asked } from './answer-form.ts';
import { bindTool, type Tool } from './bind-tool.ts';
import { nowInBeijing, part, parts, type Words } from './tool-element.ts';

/** Works out the dates of a plan and offers them to the reader's calendar. */
class DeadlinesTool extends HTMLElement {
  connectedCallback(): void {
    const logic = JSON.parse(this.dataset['logic'] ?? '') as DeadlinesLogic;
    const { answers } = bindTool(this, logic, (given, tool) => this.#print(logic, given, tool));
    part(this, '[data-action="calendar"]').addEventListener('click', () => this.#save(logic, answers()));
  }

  #print(logic: DeadlinesLogic, answers: Answers, { words }: Tool): Asked {
    const plan = planOf(logic, answers, nowInBeijing());
    const isStarted = Object.keys(answers).length > 0;
    const isRefused = plan.refusals.length > 0;
    part(this, '.tool-summary').textContent = isRefused
      ? words('refused')
      : plan.duties.length > 0
        ? words('dutyCount', { count: plan.duties.length })
        : words('noDates');
    showOnly(this, 'refusal', plan.refusals);
    showOnly(this, 'warning', plan.warnings);
    part(this, '.tool-refusals').hidden = !isRefused;
    part(this, '.tool-warnings').hidden = plan.warnings.length === 0;
    part(this, '[data-action="calendar"]').hidden = plan.duties.length === 0;
    const list = part(this, '.duties');
    for (const item of parts(list, '[data-duty]')) {
      const duty = plan.duties.find(({ id }) => id === item.dataset['duty']);
      item.hidden = isStarted && !duty;
      printDuty(item, duty, words);
    }
    for (const { id } of plan.duties) list.append(part(list, `[data-duty="${id}"]`));
    return plan;
  }

  #save(logic: DeadlinesLogic, answers: Answers): void {
    const page = location.href.split('#')[0] ?? '';
    const events = planOf(logic, answers, nowInBeijing()).duties.map(({ id, due }): CalendarEvent => {
      const item = part(this, `[data-duty="${id}"]`);
      return {
        id: `${this.dataset['id']}-${id}@${location.hostname}`,
        at: due,
        title: plainWords(part(item, '.duty__name')),
        text: plainWords(part(item, '[data-duty-words]')),
        url: `${page}${location.hash}`,
      };
    });
    const stamp = `${new Date().toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([toCalendar(events, stamp)], { type: 'text/calendar;charset=utf-8' }));
    link.download = 'beijing-deadlines.ics';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }
}

function printDuty(item: HTMLElement, duty: DutyResult | undefined, words: Words): void {
  const line = part(item, '.duty__date');
  line.hidden = !duty;
  const onlyIf = item.querySelector<HTMLElement>('.only-if');
  if (onlyIf) onlyIf.hidden = duty?.isCertain ?? false;
  if (!duty) return;
  const due = part<HTMLTimeElement>(line, '[data-due]');
  due.dateTime = duty.due.length > 10 ? `${duty.due}+08:00` : duty.due;
  due.textContent = words('duty.due', { date: momentInWords(duty.due, words) });
  part(line, '[data-opens]').textContent = duty.opens
    ? words('duty.opens', { date: momentInWords(duty.opens, words) })
    : '';
  const state = part(line, '[data-state]');
  state.dataset['state'] = duty.state;
  const open = duty.state === 'open' && !duty.opens ? '' : words(`duty.${duty.state}`);
  state.textContent = [open, duty.isCertain ? '' : words('duty.uncertain')].filter(Boolean).join(words('list'));
}

function showOnly(tool: HTMLElement, kind: string, ids: readonly string[]): void {
  for (const item of parts(tool, `[data-${kind}]`)) item.hidden = !ids.includes(item.dataset[kind] ?? '');
}

function momentInWords(moment: string, words: Words): string {
  const lang = words('lang') === 'en' ? 'en-GB' : 'zh-CN';
  const [day = '', time] = moment.split('T');
  const date = new Intl.DateTimeFormat(lang, {
    weekday: 'short',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00Z`));
  return time === undefined ? date : `${date} ${words('time', { time })}`;
}

function plainWords(element: HTMLElement): string {
  const copy = element.cloneNode(true) as HTMLElement;
  for (const hidden of copy.querySelectorAll('.twin, .proof-mark')) hidden.remove();
  return (copy.textContent ?? '').trim();
}

customElements.define('handbook-deadlines', DeadlinesTool);
