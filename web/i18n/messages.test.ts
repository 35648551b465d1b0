import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { ALL_MESSAGES as MESSAGES } from './all.ts';

type Node = ReturnType<typeof parse>[number];

const argumentsOf = (nodes: readonly Node[]): string[] =>
  nodes.flatMap((node) => {
    if (node.type === TYPE.plural || node.type === TYPE.select) {
      return [node.value, ...Object.values(node.options).flatMap((option) => argumentsOf(option.value))];
    }
    return node.type === TYPE.argument ? [node.value] : [];
  });

const named = (text: string): string[] => [...new Set(argumentsOf(parse(text)))].sort();

describe.each(['ar', 'fr'] as const)('messages in %s', (language) => {
  it('are the same as in English, none more, none empty', () => {
    expect(Object.keys(MESSAGES[language]).sort()).toEqual(Object.keys(MESSAGES.en).sort());
    expect(Object.values(MESSAGES[language]).filter((text) => !text.trim())).toEqual([]);
  });

  it.each(Object.entries(MESSAGES.en))('%s has the same places to fill', (key, english) => {
    expect(named(MESSAGES[language][key as keyof typeof MESSAGES.en])).toEqual(named(english));
  });
});
