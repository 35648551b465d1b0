import { useQuery } from '@tanstack/react-query';
import { placeApi } from '../../place/api.ts';
import type { PlaceIndicator } from '../../place/model.ts';
import { indicatorAddress } from '../../series/page-address.ts';
import type { Asking, AskingBlock } from '../block.ts';
import { type Comparable, pairsOf, yearsIn, yearsThatCompare } from '../then/pairs.ts';
import { sheetOf } from '../then/said.ts';
import { PairsTable, YearsChoice } from '../then/table.tsx';

const comparable = (one: PlaceIndicator): Comparable => {
  const { indicator, title, unit, decimals, direction, classes, newest, spark } = one;
  return {
    ...{ key: indicator, title, unit, decimals, direction, classes, spark },
    ...{ period: newest.period, value: newest.value, page: indicatorAddress(indicator, newest.place) },
  };
};

/** Every indicator of a place, as its profile has asked for them already. */
export const usePlaceIndicators = (place: string | null): readonly PlaceIndicator[] =>
  useQuery({
    queryKey: ['place-indicators', place],
    queryFn: ({ signal }) => placeApi.indicators(place ?? '', signal),
    enabled: place !== null,
    staleTime: 60_000,
  }).data?.indicators ?? [];

const usePairs = ({ place, search }: Asking) => {
  const compared = usePlaceIndicators(place).map(comparable);
  const all = yearsThatCompare(compared);
  const years = yearsIn(search, compared);
  return years === null || all.length === 0 ? null : { pairs: pairsOf(compared, years), years, all };
};

const Body = (given: Asking) => {
  const found = usePairs(given);
  if (!found) return null;
  return (
    <>
      <div className="then-choices">
        <YearsChoice years={found.years} all={found.all} />
      </div>
      <PairsTable pairs={found.pairs} head={given.words.say('place.indicator')} />
    </>
  );
};

/** The indicators of a place in two periods: now, and so many years before, which the link says. */
export const thenPlace: AskingBlock = {
  ...{ id: 'then', title: 'dashboard.then', icon: 'clock', span: 12, keeps: ['then'], isAsking: true },
  useSheet: (given) => {
    const found = usePairs(given);
    return found && sheetOf(found.pairs, found.years, given.words, given.words.say('place.indicator'));
  },
  Body,
};
