import type { DispatchRules, KeptDispatchRule } from '../../../sql/model/api/dispatch.ts';
import type { Words } from '../../i18n/intl.tsx';
import { nameIn } from '../../series/names.ts';

const optionText = ({ text }: Words, options: DispatchRules['categories'], id: string): string => {
  const option = options?.find((one) => one.id === id);
  return option ? text(option.label) : id;
};

/** What a rule is for, in words: its category, asset and area. */
export const forWhat = (words: Words, rules: DispatchRules, rule: KeptDispatchRule): string[] => {
  const { say, language } = words;
  return [
    ...(rules.categories
      ? [
          rule.category === null
            ? say('rules.anyCategory')
            : optionText(words, rules.categories, rule.category),
        ]
      : []),
    ...(rules.assets
      ? [rule.asset === null ? say('rules.anyAsset') : optionText(words, rules.assets, rule.asset)]
      : []),
    rule.area ? nameIn(rule.area.name, language, rule.area.id) : say('rules.anywhere'),
  ];
};

/** From when until when it holds, in words. */
export const validity = (
  { say, day }: Words,
  { from, to }: Pick<KeptDispatchRule, 'from' | 'to'>,
): string => {
  if (from && to) return say('rules.fromTo', { from: day(from), to: day(to) });
  if (from) return say('rules.since', { from: day(from) });
  return to ? say('rules.until', { to: day(to) }) : say('rules.always');
};
