import { Link } from 'react-aria-components';
import { embedAddress } from '../dashboard/embed.ts';
import { withNamed } from '../dashboard/keep.ts';
import { useWords } from '../i18n/intl.tsx';
import { methodAddress } from '../indicators/address.ts';
import { withLook } from '../look.ts';
import { indicatorAddress } from '../series/page-address.ts';
import { measure } from '../series/said.ts';
import { Sparkline } from '../series/sparkline.tsx';
import { useScheme } from '../ui/scheme.ts';
import { fileName } from '../ui/take-along/sheet.ts';
import { TakeAlong } from '../ui/take-along/take-along.tsx';
import { placeAddress } from './address.ts';
import { cardAnchor, cardSheet } from './card-sheet.ts';
import { type PlaceIndicator, sparkOf } from './model.ts';
import { ClassChip, Rank, TrendWord } from './parts.tsx';
import { periodInWords } from './period-words.ts';

/** The value of an indicator in figures, with what it lies between where that is known. */
export const ValueText = ({ indicator }: { indicator: PlaceIndicator }) => {
  const words = useWords();
  const { value, lower, upper, missing } = indicator.newest;
  // That there are few of something is kept back, not unknown.
  if (value === null)
    return (
      <span className="muted">{words.say(missing === 'few' ? 'lineage.missing.few' : 'place.noValue')}</span>
    );
  return (
    <>
      <strong>{measure(value, indicator.unit, indicator.decimals, words)}</strong>
      {lower !== null && upper !== null && (
        <span className="muted">
          {words.say('chart.ranged', {
            min: words.number(lower, indicator.decimals),
            max: words.number(upper, indicator.decimals),
          })}
        </span>
      )}
    </>
  );
};

/** One indicator of a place: what it is, its newest value and class, rank, trend, period, source. */
export const IndicatorCard = ({
  indicator,
  isAlone = false,
}: {
  indicator: PlaceIndicator;
  /** In a block that is taken along by itself, as in pages of others. */
  isAlone?: boolean;
}) => {
  const words = useWords();
  const { say, text, number, language } = words;
  const scheme = useScheme();
  const { search } = window.location;
  const { newest, sources } = indicator;
  const period = periodInWords(newest.period, language);
  const hasHistory = indicator.period !== 'none';
  return (
    <article className="indicator-card" id={cardAnchor(indicator.indicator)}>
      <header>
        <h3>
          {hasHistory ? (
            <Link href={indicatorAddress(indicator.indicator, newest.place)}>{text(indicator.title)}</Link>
          ) : (
            text(indicator.title)
          )}
        </h3>
        {indicator.status === 'sample' && <span className="badge-sample">{say('layer.sample')}</span>}
        {!isAlone && (
          <TakeAlong
            title={text(indicator.title)}
            name={fileName(indicator.indicator, newest.place)}
            sheet={cardSheet(indicator, scheme, words)}
            link={withLook(`${placeAddress(newest.place)}#${cardAnchor(indicator.indicator)}`, search)}
            embed={embedAddress('card', newest.place, withNamed(search, { indicator: indicator.indicator }), [
              'indicator',
            ])}
          />
        )}
      </header>
      <div className="indicator-value">
        <p>
          <ValueText indicator={indicator} />
        </p>
        <Sparkline values={sparkOf(indicator)} gap={1} width={128} height={40} />
      </div>
      <p className="indicator-facts">
        <ClassChip indicator={indicator} />
        <Rank indicator={indicator} />
        <TrendWord indicator={indicator} />
      </p>
      <footer>
        <p className="muted">
          {[
            period,
            newest.coverage !== null && newest.coverage < 1
              ? say('place.coverage', { share: number(newest.coverage * 100, 0) })
              : null,
            indicator.sdg && say('place.sdg', { target: indicator.sdg }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p className="muted indicator-source">
          {[...new Set(sources.map(({ title, publisher }) => `${text(title)}, ${publisher}`))].join(' · ')}
        </p>
        <p className="indicator-links">
          <Link href={methodAddress(indicator.indicator)}>{say('indicator.about')}</Link>
          <Link href={`/?layers=${indicator.indicator}`}>{say('chart.onMap')}</Link>
          {hasHistory && (
            <Link href={indicatorAddress(indicator.indicator, newest.place)}>{say('indicator.history')}</Link>
          )}
          <Link href={indicatorAddress(indicator.indicator, newest.place, newest.period)}>
            {say('place.lineage')}
          </Link>
        </p>
      </footer>
    </article>
  );
};
