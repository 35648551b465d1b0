import { describe, expect, it } from 'vitest';
import type { LineDetail } from '../../../server/modules/budget/schema.ts';
import { LANGUAGES, type Language } from '../../../sql/model/text.ts';
import { BUDGET_WORDS } from '../../i18n/budget.ts';
import type { Words } from '../../i18n/intl.tsx';
import { lineFinding, toldOf } from './line-finding.ts';

type Amount = LineDetail['amounts'][number];
const of = { dataset: 'x', version: 1, status: 'real', currency: 'TND', decimals: 3 } as const;
const amount = (year: number, kind: Amount['kind'], value: number): Amount => ({
  ...{ year, kind, amount: value.toFixed(3), perHead: null, constant: null },
});

const wordsOf = (language: Language): Pick<Words, 'say' | 'language'> => ({
  language,
  say: (key, values = {}) =>
    (BUDGET_WORDS[language] as Record<string, string>)[key]!.replace(/\{(\w+)\}/g, (_, name: string) =>
      String((values as Record<string, unknown>)[name]),
    ),
});
/** Without what only holds numbers and signs together. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ').replace(/[\u200e\u200f]/g, '');
const said = (amounts: Amount[], whole: number | null, language: Language = 'fr'): string =>
  plain(lineFinding({ of, amounts }, whole, wordsOf(language)));

describe('what is found of a line', () => {
  const both = [amount(2023, 'voted', 1000), amount(2024, 'voted', 960), amount(2024, 'executed', 900)];

  it('is its part of the whole, and its change since the year before, in each language', () => {
    const told = LANGUAGES.map((language) => said(both, 8000, language));
    expect(told[0]).toMatch(
      /^سنة 2024، مصادق عليه: .*960.*، أي 12 ?% من المجموع؛ التغيّر عن سنة 2023: −4 ?%$/,
    );
    expect(told[1]).toMatch(/^2024, voté : 960.*, soit 12 % du total ; −4 % par rapport à 2023\.$/);
    expect(told[2]).toMatch(/^2024, voted: .*960.*, 12% of the whole; −4% on 2023\.$/);
  });

  it.each([
    [
      'nothing of the year before',
      [amount(2022, 'voted', 5), amount(2024, 'voted', 960)],
      8000,
      'soit 12 % du total.',
    ],
    [
      'nought of the year before',
      [amount(2023, 'voted', 0), amount(2024, 'voted', 960)],
      8000,
      'soit 12 % du total.',
    ],
    [
      'another kind of the year before',
      [amount(2023, 'executed', 5), amount(2024, 'voted', 960)],
      null,
      'voté : 960 DT.',
    ],
    ['a whole that is not known', both, null, ', −4 % par rapport à 2023.'],
    ['a whole of nought', both, 0, ', −4 % par rapport à 2023.'],
    ['a part that is too small to be told', both, 1e12, ', −4 % par rapport à 2023.'],
    ['a small part', both, 1_000_000, 'soit 0,096 % du total'],
    ['only what was spent', [amount(2024, 'executed', 960)], null, '2024, exécuté : 960 DT.'],
  ] as const)('says no more than it is, with %s', (_, amounts, whole, told) => {
    expect(said([...amounts], whole)).toContain(told);
  });

  it('is nothing of a line without amounts', () => {
    expect(toldOf([])).toBeNull();
    expect(said([], 5)).toBe(plain(BUDGET_WORDS.fr['budget.nothing']));
  });
});
