import { thenPlace } from '../../dashboard/blocks/then-place.tsx';
import { Blocks } from '../../dashboard/blocks.tsx';
import { WithWords } from '../../i18n/intl.tsx';
import { OF_DASHBOARD } from '../../i18n/of-dashboard.ts';

const THEN_BLOCKS = [thenPlace];

/** The indicators of a place, or of a feature, now and so many years before, on its profile. */
export const ThenAndNow = ({ place }: { place: string }) => (
  <WithWords words={OF_DASHBOARD}>
    <section className="section">
      <Blocks place={place} blocks={THEN_BLOCKS} />
    </section>
  </WithWords>
);
