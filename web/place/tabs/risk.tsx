import type { PlaceInfo } from '../../../sql/model/api.ts';
import { attention } from '../../dashboard/blocks/attention.tsx';
import { gaps } from '../../dashboard/blocks/gaps.tsx';
import { risk } from '../../dashboard/blocks/risk.tsx';
import { warnings } from '../../dashboard/blocks/warnings.tsx';
import { Blocks } from '../../dashboard/blocks.tsx';
import { Scenario } from './scenario.tsx';

const BLOCKS = [risk, attention, warnings, gaps];

/** What needs attention in a place, its risks, and what they would be if an indicator were another. */
export const RiskTab = ({ place }: { place: PlaceInfo }) => (
  <>
    <Blocks place={place.id} blocks={BLOCKS} />
    <Scenario place={place.id} />
  </>
);
