import { type Check, diagnose } from './check.ts';

/** A procedure, with steps, cost and time, opens with its answer card, once, before the first section. */
export const answerCards: Check = (handbook) =>
  handbook.texts.flatMap((text) => {
    const cards = text.uses.filter((use) => use.component === 'AnswerCard');
    const steps = text.sections.find((section) => section.id === 'steps');
    const hasCost = text.sections.some((section) => section.id === 'cost-time');
    if (steps && hasCost && cards.length === 0) {
      return [
        diagnose(text.file, steps, 'page/no-answer-card', {
          zh: '有步骤、费用和时限的页面要在开头放答案卡 <AnswerCard … />。',
          en: 'A page with steps, cost and time opens with an <AnswerCard … />.',
        }),
      ];
    }
    return cards.flatMap((card, index) =>
      index === 0 && card.section === ''
        ? []
        : [
            diagnose(text.file, card, 'page/answer-card-place', {
              zh: '答案卡只放一张，放在第一个小节之前。',
              en: 'There is one answer card, before the first section.',
            }),
          ],
    );
  });
