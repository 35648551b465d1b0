import { expect, it } from 'vitest';
import { randomOf } from '../../etl/rows/random.ts';
import { fold } from '../../sql/model/text.ts';
import { useDb } from '../../tests/harness/use-db.ts';

const test = useDb();

const NAMES = [
  'تُونِس',
  'القيروان',
  'صفاقس الجنوبية',
  'سيدي بوزيد — المكناسي',
  'ڨفصة',
  'قفصة',
  'ڤ',
  'مدرسة',
  'منزل بورقيبة',
  'الـمـهـديـة',
  'إلى آخر أُمّةٍ ٱلله',
  'مصطفى',
  '\u202bصيادة\u202c',
  'Bizerte-Nord',
  "L'Ariana",
  'L’Ariana',
  'BÉJA',
  'Île de Djerba',
  'ŒUVRE  Ætna Ø Đ Ł ẞ ß',
  'İstanbul ıspanak',
  'ΟΔΥΣΣΕΥΣ Σ ΣΑΣ',
  'Ёлка ЖЗ',
  'ⵜⵓⵏⵙ',
  'ﷲ ﻻ ﺍﻟﻘﺎﻫﺮﺓ',
  '①Ⅷﬁ ｆｕｌｌ',
  '  many\t\n spaces\u00a0\u2003\u3000\ufeff\u2028 ',
  '-–—--`ʼ',
  '%_\\',
  '',
  ' ',
  "'; drop table place; --",
  '👩‍🌾 emoji',
];

/** The blocks that names come in: Latin, Greek, Cyrillic, Arabic and its forms, Tifinagh, punctuation and spaces. */
const BLOCKS = [
  [0x20, 0x24f],
  [0x2b0, 0x36f],
  [0x370, 0x4ff],
  [0x600, 0x6ff],
  [0x1e00, 0x1eff],
  [0x2000, 0x206f],
  [0x2d30, 0x2d7f],
  [0xfb50, 0xfdff],
  [0xfe70, 0xfeff],
] as const;

const randomNames = (count: number): string[] => {
  const random = randomOf(1881);
  const letter = (): string => {
    const [from, to] = BLOCKS[Math.floor(random() * BLOCKS.length)]!;
    return String.fromCodePoint(from + Math.floor(random() * (to - from + 1)));
  };
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + Math.floor(random() * 12) }, letter).join(''),
  );
};

it('SQL and TypeScript fold names alike', async () => {
  const names = [...NAMES, ...randomNames(20_000)];
  const { rows } = await test.db.pool.query<{ folded: string }>(
    'select biatouna.fold(name) as folded from unnest($1::text[]) with ordinality as given (name, at) order by at',
    [names],
  );
  const different = names.flatMap((name, at) =>
    fold(name) === rows[at]?.folded ? [] : [{ name, typescript: fold(name), sql: rows[at]?.folded }],
  );
  expect(different.slice(0, 10)).toEqual([]);
  expect(rows).toHaveLength(names.length);
});

it('what people spell in several ways is found under one', () => {
  expect(fold('ڨفصة')).toBe(fold('قفصه'));
  expect(fold('الـمـهـديـة')).toBe(fold('المهدية'));
  expect(fold('BÉJA')).toBe('beja');
  expect(fold('L’Ariana')).toBe(fold("l'ariana"));
});
