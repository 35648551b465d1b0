import type { Block } from '../block.ts';
import { attention } from './attention.tsx';
import { followed } from './followed.tsx';
import { gaps } from './gaps.tsx';
import { headlines } from './headlines.tsx';
import { outlook } from './outlook.tsx';
import { risk } from './risk.tsx';
import { warnings } from './warnings.tsx';

/** Every block, in the order in which they stand. */
export const BLOCKS: readonly Block[] = [attention, warnings, followed, risk, headlines, outlook, gaps];
