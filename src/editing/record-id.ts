import type { RecordKind } from '../handbook/records.ts';
import type { Question } from './question.ts';

/** Returns the question of the id of a record of a kind: free, and fit for an address. */
export function idQuestion(kind: RecordKind, example: string): Question {
  return {
    name: 'id',
    text: {
      zh: '编号（小写字母、数字、连字符，以后不改）',
      en: 'its id: lower-case letters, digits, hyphens; never changed later',
    },
    example,
    form: 'id',
    check: (id, { content }) => {
      const taken = content.records[kind].get(id);
      return (
        taken && {
          zh: `编号“${id}”已经用在 ${taken.origin.file}。`,
          en: `"${id}" is already used in ${taken.origin.file}.`,
        }
      );
    },
  };
}
