import type { Locale } from '../handbook/locale.ts';
import { positionAt } from '../handbook/markdown.ts';
import { type Check, diagnose } from './check.ts';
import { passagesOf } from './prose.ts';

/** How a place that is still to be written begins; `npm run new` puts one into each section of a new page. */
export const TO_WRITE: Readonly<Record<Locale, string>> = { zh: '【待写：', en: '[To write: ' };

/** Points at each place of a page that its editor has still to write. */
export const toWrite: Check = (handbook) =>
  handbook.texts.flatMap((text) =>
    passagesOf(text)
      .filter((passage) => passage.text.includes(TO_WRITE[text.locale]))
      .map((passage) =>
        diagnose(
          text.file,
          positionAt(text.source, passage.offset),
          'page/to-write',
          {
            zh: `这里还没有写：${passage.text}请写上内容，或删去这一节；两种语言都要改。`,
            en: `This is still to be written: ${passage.text} Write it, or remove the section, in both languages.`,
          },
          'warning',
        ),
      ),
  );
