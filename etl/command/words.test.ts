import { describe, expect, it } from 'vitest';
import { argsOf } from './args.ts';
import { progressLine } from './progress.ts';
import { table } from './table.ts';

describe('the words of a command line', () => {
  it('are words and options', () => {
    expect(argsOf(['water', '--from', '/tmp', '--layer=dams', '--force', '--pack', 'full'])).toEqual({
      words: ['water'],
      from: '/tmp',
      layer: 'dams',
      pack: 'full',
      force: true,
      ifEmpty: false,
      brief: false,
      starter: false,
      all: false,
    });
    expect(argsOf(['dir', '--if-empty'])).toMatchObject({ words: ['dir'], ifEmpty: true });
  });

  it.each([
    [['--pack', 'half'], '--pack is starter or full, not half'],
    [['--frum', 'x'], /--frum/],
    [['--force=yes'], /--force/],
  ])('are refused with a sentence: %j', (argv, message) => {
    expect(() => argsOf(argv)).toThrow(message);
  });
});

describe('what is printed', () => {
  it('stands in columns, figures to the right', () => {
    expect(
      table([
        ['layer', 'n'],
        ['dams', 36],
        ['a', 100],
      ]),
    ).toEqual(['layer  n', 'dams    36', 'a      100']);
    expect(table([])).toEqual([]);
  });

  it('tells how far a load is', () => {
    expect(progressLine('dams', { stage: 'read', rows: 500, total: 2000 }, 2)).toBe(
      'dams: reading, 500 rows, 25 %, 250 rows/s',
    );
    expect(progressLine('dams', { stage: 'read', rows: 3000, total: 2000 }, 0)).toBe(
      'dams: reading, 3000 rows, 100 %',
    );
    expect(progressLine('dams', { stage: 'generalise', rows: 10, total: null }, 9)).toBe(
      'dams: generalising, 10 rows',
    );
  });
});
