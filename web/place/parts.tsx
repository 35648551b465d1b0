import { colorOf } from '../../sql/model/style/palette.ts';
import { useWords, type Words } from '../i18n/intl.tsx';
import { useScheme } from '../ui/scheme.ts';
import { classOf, isBetter, type PlaceIndicator, placeAmong, trendOf } from './model.ts';

/** The class of a value: its colour, and what it is called. */
export const ClassChip = ({ indicator }: { indicator: PlaceIndicator }) => {
  const { text } = useWords();
  const scheme = useScheme();
  const found = classOf(indicator);
  if (!found) return null;
  return (
    <span className="class-chip">
      <svg width="12" height="12" aria-hidden="true">
        <rect width="12" height="12" rx="3" fill={colorOf(found.color, scheme)} />
      </svg>
      {text(found.title)}
    </span>
  );
};

/** What is told of where a place stands. */
type Ranked = Pick<PlaceIndicator, 'direction'> & {
  newest: Pick<PlaceIndicator['newest'], 'rank' | 'ranks' | 'ties' | 'of'>;
};

/**
 * Where a place stands, in words: as a range where the method tells how firm that is, and by how many have the same value where
 * a rank would say nothing. Empty where there is no rank.
 */
export const rankWords = ({ newest, direction }: Ranked, { say }: Pick<Words, 'say'>): string => {
  const among = placeAmong(newest);
  if (among === null) return '';
  const { ranks, of } = newest;
  if (among.kind === 'same') return say('place.rankSame', { same: among.same, of });
  const [first, last] = ranks ?? [0, 0];
  if (first < last) return say('place.ranks', { first, last, of });
  const own = say(direction === 'neither' ? 'place.rankGreatest' : 'place.rank', { rank: among.rank, of });
  return among.kind === 'shared' ? say('place.rankShared', { rank: own, same: among.same }) : own;
};

/** A track from the first to the last, with what a place may stand at. */
const Track = ({
  rank,
  ranks,
  of,
}: {
  rank: number;
  ranks: readonly [number, number] | null;
  of: number;
}) => {
  const at = (place: number) => 4 + ((place - 1) / (of - 1)) * 72;
  return (
    <svg width="80" height="10" aria-hidden="true">
      <line x1="4" x2="76" y1="5" y2="5" />
      {ranks && <line className="rank-range" x1={at(ranks[0])} x2={at(ranks[1])} y1="5" y2="5" />}
      <circle cx={at(rank)} cy="5" r="4" />
    </svg>
  );
};

/** Where a place stands among its peers, in figures and on a track; by figures alone where too many have the same value. */
export const Rank = ({ indicator }: { indicator: PlaceIndicator }) => {
  const words = useWords();
  const { newest } = indicator;
  const among = placeAmong(newest);
  if (among === null) return null;
  return (
    <span className="rank">
      {among.kind !== 'same' && <Track rank={among.rank} ranks={newest.ranks} of={newest.of} />}
      {rankWords(indicator, words)}
    </span>
  );
};

const ARROWS = { rising: 'M2 10L6 3L10 10Z', falling: 'M2 3L6 10L10 3Z' } as const;

/** Which way the values go, in words: a shape and a word, not a colour alone. */
export const TrendWord = ({ indicator }: { indicator: PlaceIndicator }) => {
  const { say } = useWords();
  const trend = trendOf(indicator);
  if (trend === null) return null;
  if (trend === 'none') return <span className="muted">{say('place.trend.none')}</span>;
  const better = isBetter(trend, indicator);
  return (
    <span className="trend-word" data-better={better ?? 'neither'}>
      <svg width="12" height="12" aria-hidden="true">
        <path d={ARROWS[trend]} />
      </svg>
      {say(better === null ? `place.trend.${trend}` : better ? 'place.trend.better' : 'place.trend.worse')}
    </span>
  );
};
