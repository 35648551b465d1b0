import { lazy, Suspense } from 'react';
import type { AreaAnswer } from '../../../sql/model/records/read-form.ts';
import { usePlaceName } from '../fields/place-field.tsx';

/** The map comes where there is something to show on it. */
const AreaMap = lazy(async () => ({ default: (await import('./area-map.tsx')).AreaMap }));

const PlaceName = ({ id }: { id: string }) => <bdi>{usePlaceName(id)}</bdi>;

/** An area as it is read: a place by its name, what was drawn on a map. */
export const Area = ({ area }: { area: AreaAnswer }) => (
  <>
    {area.kind === 'place' && <PlaceName id={area.place} />}
    <Suspense fallback={<div className="area-map" aria-hidden="true" />}>
      <AreaMap area={area} />
    </Suspense>
  </>
);
