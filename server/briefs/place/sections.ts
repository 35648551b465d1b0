import { placeAmong } from '../../methods/standing.ts';
import type { Block } from '../document.ts';
import { WIDTH } from '../document.ts';
import { valueText } from '../shared/cells.ts';
import { courseBlock, hasCourse } from '../shared/course-block.ts';
import { classesMap, peersOf, ranksBlock } from '../shared/peers.ts';
import type { Sight } from '../sight.ts';
import type { WordKey } from '../words/en.ts';
import { exceededSection } from './exceeded.ts';
import type { PlaceFacts } from './facts.ts';
import { measuredSection } from './measured.ts';
import { outlookSection } from './outlook.ts';
import { riskSection } from './risk.ts';
import { warningsSection } from './warnings.ts';

/**
 * A part of the second page: what it has to say of a place, none where there is nothing. `main` is the wide column, `side` the
 * narrow one; each is filled in the order of the list as far as there is room.
 */
export type Section = {
  column: 'main' | 'side';
  /** How it was made, told at the end of a brief that has it. */
  method?: WordKey;
  blocks: (sight: Sight, facts: PlaceFacts) => Block[] | Promise<Block[]>;
};

const COURSES = 3;
/** How a place stands among its peers, as the map says it. */
const STANDS = { rank: 'mapFinding', shared: 'mapShared', same: 'mapSame' } as const;
const MAP = { width: WIDTH.side, height: 236 };

/** The courses of what asks most for attention, of each theme one. */
const courses: Section['blocks'] = ({ words }, { ordered }) => {
  const seen = new Set<string>();
  return ordered
    .filter((one) => hasCourse(one) && !seen.has(one.theme) && seen.add(one.theme))
    .slice(0, COURSES)
    .map((one) => courseBlock(one, words));
};

/** How the place stands among its peers in what asks most for attention. */
const among: Section['blocks'] = async (sight, { ordered, ...place }) => {
  const { info, name } = place.from ?? place;
  const first = ordered.find(({ newest }) => newest.value !== null && newest.of > 1);
  const peers = first && (await peersOf(sight, first.indicator, first.newest.period));
  if (!first || !peers) return [];
  const stands = placeAmong(first.newest);
  const lead = sight.words.say(STANDS[stands?.kind ?? 'rank'], {
    name,
    value: valueText(first, sight.words),
    of: first.newest.of,
    ...{ rank: 0, same: 0, ...stands },
  });
  const map = await classesMap(sight, peers, { here: info.id, lead, most: MAP });
  return [...(map ? [map] : []), ranksBlock(sight, peers, info.id)];
};

const gaps: Section['blocks'] = ({ words }, { profile }) => {
  const missing = profile.indicators.filter(({ newest }) => newest.value === null);
  if (missing.length === 0) return [];
  const lines = missing.map(({ title }) => words.text(title));
  return [
    {
      kind: 'items',
      title: words.say('gaps'),
      items: [{ tone: 'plain', lead: words.say('noValue'), lines }],
    },
  ];
};

/** The second page of a brief of a place, in order. */
export const SECTIONS: readonly Section[] = [
  { column: 'main', blocks: warningsSection },
  { column: 'main', method: 'riskMethod', blocks: riskSection },
  { column: 'main', method: 'outlookMethod', blocks: outlookSection },
  { column: 'main', blocks: exceededSection },
  { column: 'main', blocks: courses },
  { column: 'side', blocks: among },
  { column: 'side', blocks: measuredSection },
  { column: 'side', blocks: gaps },
];
