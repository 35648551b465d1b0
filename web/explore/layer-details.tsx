import { Link } from 'react-aria-components';
import type { LayerInfo } from '../../sql/model/api.ts';
import { useWords } from '../i18n/intl.tsx';
import type { MessageKey } from '../i18n/messages.ts';
import { CopyText } from '../ui/copy-text.tsx';
import { DOWNLOADS } from './table/address.ts';
import { UseIt } from './use/use-it.tsx';

const Sources = ({ info }: { info: LayerInfo }) => {
  const { text } = useWords();
  return (
    <>
      {info.sources.map((source) => (
        <span className="source" key={source.id}>
          {source.url ? <a href={source.url}>{text(source.title)}</a> : text(source.title)} ·{' '}
          {source.publisher}
          <span className="muted">
            {' '}
            ·{' '}
            {source.licence.url ? (
              <a href={source.licence.url}>{text(source.licence.title)}</a>
            ) : (
              text(source.licence.title)
            )}
          </span>
        </span>
      ))}
    </>
  );
};

/** Where a layer comes from, how good it is, and how to take it along. */
export const LayerDetails = ({ info }: { info: LayerInfo }) => {
  const { say, text, day } = useWords();
  const { layer, links } = info;
  const facts: [MessageKey, string][] = [
    ['layer.updated', day(info.publishedAt)],
    ['layer.frequency', say(`frequency.${layer.updateFrequency}`)],
    ...(layer.quality ? [['layer.quality', text(layer.quality)] as [MessageKey, string]] : []),
    ...(layer.lineage ? [['layer.lineage', text(layer.lineage)] as [MessageKey, string]] : []),
  ];
  return (
    <div className="details">
      <p>{text(layer.description)}</p>
      <dl>
        <dt>{say('layer.source')}</dt>
        <dd>
          <Sources info={info} />
        </dd>
        {facts.map(([key, value]) => (
          <div key={key}>
            <dt>{say(key)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {layer.analysis && (
        <p>
          <Link href={`/analysis?answer=${layer.analysis.id}`}>{say('layer.question')}</Link>
        </p>
      )}
      <h4>{say('layer.download')}</h4>
      <p className="downloads">
        {DOWNLOADS.map((format) => (
          <a key={format} className="chip" href={`${links.items}?f=${format}`} download>
            {format}
          </a>
        ))}
      </p>
      <h4>{say('layer.use')}</h4>
      <CopyText title={say('use.geojson')} text={`${links.items}?limit=1000`} />
      <CopyText title={say('use.tilejson')} text={links.tilejson} />
      <UseIt info={info} />
    </div>
  );
};
