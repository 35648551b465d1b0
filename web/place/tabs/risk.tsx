import type { PlaceInfo } from '../../../sql/model/api.ts';
import { attention } from '../../dashboard/blocks/attention.tsx';
import { gaps } from '../../dashboard/blocks/gaps.tsx';
import { risk } from '../../dashboard/blocks/risk.tsx';
import { scenario } from '../../dashboard/blocks/scenario.tsx';
import { warnings } from '../../dashboard/blocks/warnings.tsx';
import { Blocks } from '../../dashboard/blocks.tsx';

/** The blocks of what endangers a place. */
export const RISK_BLOCKS = [risk, attention, warnings, scenario, gaps];

/** What needs attention in a place, its risks, and what they would be if an indicator were another. */
export const RiskTab = ({ place }: { place: PlaceInfo }) => <Blocks place={place.id} blocks={RISK_BLOCKS} />;
