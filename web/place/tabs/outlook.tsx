import type { PlaceInfo } from '../../../sql/model/api.ts';
import { headlines } from '../../dashboard/blocks/headlines.tsx';
import { outlook } from '../../dashboard/blocks/outlook.tsx';
import { signals } from '../../dashboard/blocks/signals.tsx';
import { warnings } from '../../dashboard/blocks/warnings.tsx';
import { Blocks } from '../../dashboard/blocks.tsx';
import { useDashboard } from '../../dashboard/use-dashboard.ts';
import { Empty } from '../../ui/empty.tsx';

/** The blocks of what is to be expected in a place. */
export const OUTLOOK_BLOCKS = [outlook, warnings, signals, headlines];

/** What to expect in a place: forecasts of its indicators, and of what is measured there. */
export const OutlookTab = ({ place }: { place: PlaceInfo }) => {
  const { data } = useDashboard(place.id);
  return (
    <>
      {data && data.outlook.length === 0 && (
        <Empty icon="clock" title="dashboard.outlook.none" text="dashboard.outlook.noneText" />
      )}
      <Blocks place={place.id} blocks={OUTLOOK_BLOCKS} />
    </>
  );
};
