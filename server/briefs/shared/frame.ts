import { encode } from 'uqr';
import { direction } from '../../../sql/model/text.ts';
import type { BriefDocument, Head } from '../document.ts';
import { INK } from '../figures/figure.ts';
import type { Sight } from '../sight.ts';

/** An address as a code to be scanned, one unit a module. */
const codeOf = (address: string): string => {
  const { data, size } = encode(address, { ecc: 'M', border: 0 });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size}" height="${size}"><path d="${path}" fill="${INK.text}" shape-rendering="crispEdges"/></svg>`;
};

/** What is around every document: language, direction, its address. */
export const frameOf = (
  { language, words }: Pick<Sight, 'language' | 'words'>,
  url: string,
): Pick<BriefDocument, 'lang' | 'dir' | 'words' | 'url' | 'code'> => ({
  lang: language,
  dir: direction(language),
  words: { sample: words.say('sample'), page: words.say('page'), online: words.say('online') },
  url,
  code: codeOf(url),
});

const LONGEST_TITLE = 90;

export const headOf = (
  { words, now, country }: Pick<Sight, 'words' | 'now' | 'country'>,
  given: { kind: string; title: string; subtitle: string; isMostlySample: boolean },
): Head => ({
  brand: words.say('brand'),
  kind: given.kind,
  title: [...given.title].slice(0, LONGEST_TITLE).join(''),
  subtitle: given.subtitle,
  date: words.say('madeOn', { day: words.day(now, country.timeZone) }),
  warning: given.isMostlySample ? words.say('allSample') : '',
});
