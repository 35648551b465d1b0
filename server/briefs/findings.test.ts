import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../sql/model/text.ts';
import { findingsOf } from './place/findings.ts';
import type { One } from './shared/cells.ts';
import { lastOf, type Peer } from './shared/peers.ts';
import type { National } from './theme/facts.ts';
import { themeFindings } from './theme/findings.ts';
import { nationalTable } from './theme/table.ts';
import { wordsIn } from './words/words.ts';

const title = { ar: 'سدود', fr: 'Barrages', en: 'Dams' };
/** Without what only keeps the direction of names and numbers. */
const bare = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');

const one = (newest: Partial<One['newest']>): One =>
  ({
    ...{ indicator: 'dams', title, unit: '1', decimals: 0, direction: 'higher-better', period: 'year' },
    spark: [],
    newest: { period: '2024', value: 3, rank: 21, ranks: null, ties: 0, of: 24, ...newest },
  }) as unknown as One;
const saidOf = (newest: Partial<One['newest']>): string[] =>
  LANGUAGES.map((language) => bare(findingsOf([one(newest)], wordsIn(language))[0]!.lines[0]!));

const national = (values: readonly (number | null)[]): National => {
  const rows: Peer[] = values.map((value, at) => ({
    ...{ place: `p${at}`, name: `Place ${at}`, value, of: values.length },
    rank: value === null ? null : 1 + values.filter((other) => other !== null && other > value).length,
  }));
  rows.sort((a, b) => (b.rank ?? 0) - (a.rank ?? 0));
  const manifest = { title, unit: '1', decimals: 0, direction: 'higher-better', period: 'year', classes: [] };
  const base = { manifest: { title } };
  const shown = { base, layer: { manifest: { status: 'real' } } };
  return {
    ...{ manifest, shown, median: 1, course: [] },
    peers: { shown, period: '2024', rows },
  } as unknown as National;
};
const lastSaid = (values: readonly (number | null)[]): string[] =>
  LANGUAGES.map((language) => {
    const { lead, lines } = themeFindings([national(values)], wordsIn(language))[0]!;
    return lines.length > 0 ? bare(lines[0]!) : lead;
  });

describe('what a brief finds of a place', () => {
  it('tells a rank of its own as that', () => {
    expect(saidOf({})).toEqual([
      'سدود: 3، المرتبة 21 من 24 (2024)',
      'Barrages\u00a0: 3, rang 21 sur 24 (2024)',
      'Dams: 3, rank 21 of 24 (2024)',
    ]);
  });

  it('tells how many share a rank, also where there is no period', () => {
    expect(saidOf({ ties: 3 })).toEqual([
      'سدود: 3، المرتبة 21 من 24، يشترك فيها 4 (2024)',
      'Barrages\u00a0: 3, rang 21 sur 24, partagé par 4 (2024)',
      'Dams: 3, rank 21 of 24, shared by 4 (2024)',
    ]);
    expect(saidOf({ ties: 3, period: 'all' })[2]).toBe('Dams: 3, rank 21 of 24, shared by 4');
  });
});

describe('who is last in a theme', () => {
  it('is named where it is one', () => {
    expect(lastSaid([5, 4, 3, 1, null])).toEqual([
      'سدود: الأخير Place 3، 1 (2024)',
      'Barrages\u00a0: en dernier Place 3, 1 (2024)',
      'Dams: last is Place 3, 1 (2024)',
    ]);
  });

  it('is counted where several are, and nobody where more than half are', () => {
    expect(lastSaid([5, 4, 1, 1])).toEqual([
      'سدود: يشترك 2 من 4 في المرتبة الأخيرة، 1 (2024)',
      'Barrages\u00a0: 2 sur 4 partagent le dernier rang, 1 (2024)',
      'Dams: 2 of 4 share the last rank, 1 (2024)',
    ]);
    expect(lastSaid([5, 1, 1, 1])[2]).toContain('Nothing stands out');
    expect(lastOf({ rows: [] })).toBeNull();
    const table = (values: readonly number[]) => nationalTable([national(values)], wordsIn('en')).rows[0]![3];
    expect(table([5, 4, 1])).toMatchObject({ note: 'Place 2' });
    expect(table([5, 1, 1])).toMatchObject({ note: expect.stringMatching(/same value: .*2.* of .*3/) });
  });
});
