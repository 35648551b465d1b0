import type { IndicatorInfo } from '../../../sql/model/api/indicators.ts';
import { useWords } from '../../i18n/intl.tsx';
import { useLayersKnown } from '../../place/use-profile.ts';

/** Who published what it is made from, and under which licence. */
export const Sources = ({ info }: { info: IndicatorInfo }) => {
  const { say, text } = useWords();
  const sources = useLayersKnown().find(({ layer }) => layer.id === info.id)?.sources ?? [];
  if (sources.length === 0) return null;
  return (
    <section className="panel-card">
      <h2>{say('indicators.sources')}</h2>
      <ul className="method-sources">
        {sources.map(({ id, title, publisher, url, licence }) => (
          <li key={id}>
            {url ? <a href={url}>{text(title)}</a> : text(title)}, {publisher}
            <span className="muted"> · {text(licence.title)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};
