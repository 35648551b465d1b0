import type { RiskInfo } from '../../sql/model/api/risks.ts';
import { colorOf, type Scheme } from '../../sql/model/style/palette.ts';
import type { Words } from '../i18n/intl.tsx';
import type { MessageKey } from '../i18n/messages.ts';
import { nameIn } from '../series/names.ts';
import { measure } from '../series/said.ts';
import type { Sheet } from '../ui/take-along/sheet.ts';
import { rankText, tenthsIn } from './figures.ts';
import type { RiskRow, Side } from './weigh.ts';

export type Shown = { info: RiskInfo; period: string; words: Words; scheme: Scheme };

const notesOf = ({ info, words }: Shown): string[] => [
  words.text(info.model.source),
  words.text(info.reference),
  ...(info.status === 'sample' ? [words.say('risk.sample')] : []),
];

/** The places of a period as a table and a picture, by the weights that the page shows them by. */
export const rowsSheet = (rows: readonly RiskRow[], finding: string, shown: Shown): Sheet => {
  const { info, period, words, scheme } = shown;
  const { say, text, language } = words;
  const tenths = tenthsIn(language);
  return {
    lead: `${say('join.when', { what: text(info.title), when: period })}. ${finding}`,
    columns: [
      ...[say('risk.column.place'), say('risk.period'), say('risk.column.score'), say('risk.column.range')],
      ...[say('risk.column.range'), say('risk.column.class'), say('risk.column.ranks')],
      ...[say('risk.column.confidence')],
    ],
    rows: rows.map((row) => {
      const { score, least, most, ranks, confidence } = row;
      const isThere = score !== null;
      return {
        cells: [
          ...[nameIn(row.name, language, row.id), period, score],
          ...(isThere ? [least, most] : [null, null]),
          ...[row.class && text(row.class.title), ranks && rankText(ranks, say)],
          confidence && say(`risk.sure.${confidence}` as MessageKey),
        ],
        head: nameIn(row.name, language, row.id),
        value: isThere ? `${tenths(score)}   ${ranks ? rankText(ranks, say) : ''}` : say('risk.noScore'),
        ...(row.class ? { color: colorOf(row.class.color, scheme) } : {}),
        ...(isThere ? { bar: { share: score / 10, low: least / 10, high: most / 10 } } : {}),
      };
    }),
    notes: [say('risk.whiskers'), ...notesOf(shown)],
  };
};

/** What a place's score is made of, as a table and a picture. */
export const sidesSheet = (row: RiskRow, sides: readonly Side[], shown: Shown): Sheet => {
  const { info, period, words } = shown;
  const { say, text, language } = words;
  const tenths = tenthsIn(language);
  return {
    lead: say('join.said', {
      what: say('join.when', { what: nameIn(row.name, language, row.id), when: period }),
      said: row.score === null ? say('risk.noScore') : tenths(row.score),
    }),
    columns: [
      ...[say('risk.dimension'), say('risk.input'), say('risk.value'), say('risk.unit')],
      ...[say('risk.scored'), say('risk.gives')],
    ],
    rows: sides.flatMap((side) =>
      side.parts.map((part) => {
        const about = info.inputs.find(({ input }) => input === part.input);
        const title = about ? text(about.title) : part.input;
        const told =
          part.value === null ? '—' : measure(part.value, about?.unit ?? '1', about?.decimals ?? 1, words);
        return {
          cells: [
            ...[say(`risk.dimension.${side.id}` as MessageKey), title, part.value, about?.unit ?? ''],
            ...[part.score, part.gives],
          ],
          head: title,
          value: tenths(part.score),
          lines: [`${say(`risk.dimension.${side.id}` as MessageKey)} · ${told}`],
          ...(part.score === null ? {} : { bar: { share: part.score / 10, low: null, high: null } }),
        };
      }),
    ),
    notes: notesOf(shown),
  };
};
