import type { Line, Page } from './render.ts';
import { filled } from './render.ts';

/** Between Arabic words a value of either script keeps its own order (Unicode's first strong isolate). */
const isolated = ({ words, values }: Line): Line => ({
  words,
  values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, `\u2068${value}\u2069`])),
});

/** A message as plain text. */
export const plainOf = (page: Page): string => {
  const write = (line: Line): string => filled(page.language === 'ar' ? isolated(line) : line);
  const colon = page.language === 'fr' ? '\u00a0:' : ':';
  const blocks = [
    write(page.greeting),
    ...page.says.map(write),
    page.facts
      .map(({ label, value }) => write({ words: `${label}${colon} {value}`, values: { value } }))
      .join('\n'),
    page.asks.map((ask, index) => `${index + 1}: ${ask}`).join('\n\n'),
    page.items.map(({ text, url }) => `${text}\n${url}`).join('\n\n'),
    page.button ? `${page.button.label}\n${page.button.url}` : '',
    ...page.notes.map(write),
    // What follows a line of just this is what programs of mail know for a signature.
    ['-- ', page.brand, ...page.end.map(write)].join('\n'),
    page.unsubscribe ? `${page.unsubscribe.label}\n${page.unsubscribe.url}` : '',
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
};
