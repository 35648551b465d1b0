import { IndicatorCard } from '../../place/card.tsx';
import { cardSheet } from '../../place/card-sheet.ts';
import type { Asking, AskingBlock } from '../block.ts';
import { usePlaceIndicators } from './then-place.tsx';

const useOne = ({ place, search }: Asking) => {
  const id = new URLSearchParams(search).get('indicator');
  return usePlaceIndicators(place).find(({ indicator }) => indicator === id) ?? null;
};

const Body = (given: Asking) => {
  const one = useOne(given);
  return one && <IndicatorCard indicator={one} isAlone />;
};

/** One indicator of a place, for pages of others: the card of its profile. */
export const card: AskingBlock = {
  ...{ id: 'card', title: 'dashboard.card', icon: 'chart', span: 12, keeps: ['indicator'], isAsking: true },
  useSheet: (given) => {
    const one = useOne(given);
    return one && cardSheet(one, given.scheme, given.words);
  },
  Body,
};
