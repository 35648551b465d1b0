import { Link } from 'react-aria-components';
import type { IndicatorInfo } from '../../../sql/model/api/indicators.ts';
import { unitOf } from '../../format.ts';
import { useWords } from '../../i18n/intl.tsx';
import { periodInWords } from '../../place/period-words.ts';
import { useLayersKnown, useThemesKnown } from '../../place/use-profile.ts';
import { Pair } from '../../series/about.tsx';

/** What an indicator says: which end is better, of whom and when there are values, and since when as they are. */
export const Says = ({ info }: { info: IndicatorInfo }) => {
  const { say, text, language, moment, number } = useWords();
  const theme = useThemesKnown().find(({ id }) => id === info.theme);
  const base = useLayersKnown().find(({ layer }) => layer.id === info.base)?.layer;
  const [from, to] = (info.periods ?? []).map((period) => periodInWords(period, language));
  return (
    <section className="panel-card">
      <h2>{say('indicators.says')}</h2>
      <p>
        {text(info.description)} {say(`indicators.direction.${info.direction}`)}
      </p>
      <dl className="pairs">
        <Pair title={say('indicators.unit')}>{unitOf(info.unit, language) || say('indicators.noUnit')}</Pair>
        <Pair title={say('indicators.of')}>
          <Link href={`/?layers=${info.base}`}>{base ? text(base.title) : info.base}</Link>
        </Pair>
        <Pair title={say('indicators.each')}>{say(`indicators.each.${info.period}`)}</Pair>
        {from && to && (
          <Pair title={say('indicators.covers')}>{say('indicators.periods', { from, to })}</Pair>
        )}
        {theme && <Pair title={say('indicators.theme')}>{text(theme.title)}</Pair>}
        {info.sdg && <Pair title={say('indicator.sdg')}>{info.sdg}</Pair>}
        {info.computedAt && (
          <Pair title={say('indicators.computed')}>
            {say('indicators.revision', {
              moment: moment(info.computedAt),
              revision: number(info.revision, 0),
            })}
          </Pair>
        )}
      </dl>
    </section>
  );
};
