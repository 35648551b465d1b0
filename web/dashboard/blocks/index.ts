import type { Block } from '../block.ts';
import { attention } from './attention.tsx';
import { card } from './card.tsx';
import { followed } from './followed.tsx';
import { gaps } from './gaps.tsx';
import { headlines } from './headlines.tsx';
import { outlook } from './outlook.tsx';
import { risk } from './risk.tsx';
import { scenario } from './scenario.tsx';
import { signals } from './signals.tsx';
import { thenCountry } from './then.tsx';
import { thenPlace } from './then-place.tsx';
import { warnings } from './warnings.tsx';

/** Every block of the country, in the order in which they stand. */
export const BLOCKS: readonly Block[] = [
  ...[attention, warnings, followed, risk, headlines, outlook, signals, thenCountry, scenario, gaps],
];

/** Every block of a place, on whichever of its parts it stands. */
export const PLACE_BLOCKS: readonly Block[] = [
  ...[attention, warnings, risk, headlines, outlook, signals, thenPlace, scenario, card, gaps],
];
