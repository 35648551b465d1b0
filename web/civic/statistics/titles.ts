import type { CaseStatistics } from '../../../sql/model/api/records.ts';
import type { CaseChannel } from '../../../sql/model/records/case-type.ts';
import type { Words } from '../../i18n/intl.tsx';
import { CHANNEL_TITLES } from '../../office/cases/channels.ts';
import { nameIn } from '../../series/names.ts';
import { categoriesOf } from '../modules/ways.ts';
import type { CaseDeclaration } from '../shapes.ts';

/** What a key of a dimension is called. */
export type Titles = (dimension: keyof CaseStatistics['by'], key: string) => string;

export const titlesOf = (
  declaration: CaseDeclaration,
  { names }: CaseStatistics,
  { say, text, language }: Pick<Words, 'say' | 'text' | 'language'>,
): Titles => {
  const categories = new Map(categoriesOf(declaration).map(({ id, label }) => [id, text(label)]));
  const states = new Map(declaration.states.map(({ id, title }) => [id, text(title)]));
  return (dimension, key) => {
    if (key === '') return say('civic.statistics.nothing');
    if (dimension === 'category') return categories.get(key) ?? key;
    if (dimension === 'outcome') return states.get(key) ?? key;
    if (dimension === 'channel') return say(CHANNEL_TITLES[key as CaseChannel]);
    return nameIn(names[key] ?? {}, language, key);
  };
};
