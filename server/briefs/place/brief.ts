import type { Block, BriefDocument, Opening, Table } from '../document.ts';
import { classCell, nameCell, type One, rankCell, sparkCell, trendCell, valueCell } from '../shared/cells.ts';
import { colophonOf } from '../shared/colophon.ts';
import { frameOf, headOf } from '../shared/frame.ts';
import type { Sight } from '../sight.ts';
import type { WordKey } from '../words/en.ts';
import type { Words } from '../words/words.ts';
import { type PlaceFacts, placeFacts } from './facts.ts';
import { findingsOf } from './findings.ts';
import { locatorOf } from './locator.ts';
import { SECTIONS } from './sections.ts';

/** Classes whose origin is told: those of what stands first. */
const MOST_CLASSES = 4;

export const indicatorTable = (ordered: readonly One[], words: Words): Table => ({
  title: words.say('headline'),
  columns: [
    { label: words.say('indicator'), width: 'rest', align: 'start' },
    { label: words.say('value'), width: 'auto', align: 'end' },
    { label: words.say('class'), width: 'auto', align: 'start' },
    { label: words.say('rank'), width: 'auto', align: 'start' },
    { label: words.say('trend'), width: 'auto', align: 'start' },
    { label: words.say('course'), width: 'auto', align: 'start' },
  ],
  rows: ordered.map((one) =>
    [nameCell, valueCell, classCell, rankCell, trendCell, sparkCell].map((cell) => cell(one, words)),
  ),
  more: words.say('more'),
});

/** What a place opens with: what stands out, where it lies, its indicators. */
export const placeOpening = async (sight: Sight, facts: PlaceFacts): Promise<Opening> => ({
  findings: {
    title: sight.words.say('findings'),
    items: [
      ...(facts.from
        ? [
            {
              tone: 'plain' as const,
              lead: sight.words.say('figuresOf', {
                name: facts.from.name,
                level: facts.from.info.levelTitle[sight.language],
              }),
              lines: [],
            },
          ]
        : []),
      ...findingsOf(facts.profile.indicators, sight.words),
    ],
  },
  map: await locatorOf(sight, facts),
  table: facts.ordered.length > 0 ? indicatorTable(facts.ordered, sight.words) : null,
});

export const isSample = ({ status }: One): boolean => status === 'sample';

export const subtitleOf = ({ language, words, country }: Sight, { info }: PlaceFacts): string =>
  [
    info.levelTitle[language],
    ...info.parents.map(({ id, name }) => words.name(name, id)),
    words.text(country.name),
  ].join(' · ');

/** All that two pages say of a place. Throws 404 where there is none. */
export const placeBrief = async (sight: Sight, id: string): Promise<BriefDocument> => {
  const { words, base, language } = sight;
  const facts = await placeFacts(sight, id);
  const { indicators } = facts.profile;
  const samples = indicators.filter(isSample).length;
  const columns: Record<'main' | 'side', Block[]> = { main: [], side: [] };
  const methods: WordKey[] = indicators.length > 0 ? ['rankMethod', 'trendMethod'] : [];
  for (const { column, method, blocks } of SECTIONS) {
    const made = await blocks(sight, facts);
    columns[column].push(...made);
    if (method && made.length > 0) methods.push(method);
  }
  return {
    ...frameOf(sight, `${base}/place/${encodeURIComponent(id).replaceAll('%3A', ':')}?lang=${language}`),
    head: headOf(sight, {
      kind: words.say('placeBrief'),
      title: facts.name,
      subtitle: subtitleOf(sight, facts),
      isMostlySample: samples > indicators.length / 2,
    }),
    opening: await placeOpening(sight, facts),
    ...columns,
    colophon: colophonOf(sight, {
      layers: indicators.map(({ indicator }) => indicator),
      classes: facts.ordered.slice(0, MOST_CLASSES).map(({ classesSource }) => classesSource),
      hasSamples: samples > 0,
      methods,
    }),
  };
};
