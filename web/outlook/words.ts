import type { OutlookOne } from '../../sql/model/api/outlook.ts';
import type { Reach } from '../../sql/model/outlook.ts';
import type { Words } from '../i18n/intl.tsx';

/** A probability as far as a thousand paths tell it. */
export const pInWords = (p: number, { say, number }: Words): string => {
  if (p < 0.01) return say('outlook.p.low');
  return p > 0.99 ? say('outlook.p.high') : say('outlook.p', { percent: number(100 * p, 0) });
};

const percent = (share: number, { number }: Words): string => number(100 * share, 0);

/** What is published, and how it did against naive ones where it could be tested: a sentence each. */
export const skillInWords = ({ method, beatsNaive, skill, fit }: OutlookOne, words: Words): string[] => {
  const { say, number } = words;
  const named = `${say(`outlook.method.${method}`)}, ${fit.form}`;
  const own = skill.methods.find((one) => one.method === method);
  const { crpss } = skill;
  const reference = say(`outlook.method.${skill.reference}`);
  const isReference = method === skill.reference;
  return [
    beatsNaive
      ? say('outlook.best', { method: named, count: skill.methods.length, origins: skill.origins })
      : say('outlook.naive', { method: say(`outlook.method.${method}`) }),
    ...(crpss === null || isReference
      ? []
      : [
          crpss > 0.005
            ? say('outlook.better', { percent: percent(crpss, words), reference })
            : say('outlook.notBetter', { reference }),
        ]),
    ...(own && own.mase !== null ? [say('outlook.mase', { value: number(own.mase, 2) })] : []),
    ...(own
      ? [
          say('outlook.coverage', {
            n: own.n,
            half: percent(own.coverage[50], words),
            most: percent(own.coverage[80], words),
            nearly: percent(own.coverage[95], words),
          }),
        ]
      : []),
  ];
};

/** When a level is reached, in days; null where it is hardly. */
export const reachInWords = ({ low, median, high }: Reach, { say, number }: Words): string | null => {
  if (low === null) return null;
  if (median === null) return say('outlook.reachFrom', { low: Math.round(low) });
  return say('outlook.reach', {
    median: Math.round(median),
    low: number(low, 0),
    high: high === null ? say('outlook.later') : number(high, 0),
  });
};
