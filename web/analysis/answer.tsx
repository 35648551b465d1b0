import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-aria-components';
import type { AnalysisInfo } from '../../sql/model/api/analyses.ts';
import type { LayerInfo } from '../../sql/model/api.ts';
import { api } from '../api.ts';
import { useLayers } from '../explore/data.ts';
import { useWords } from '../i18n/intl.tsx';
import { ActionButton } from '../ui/action-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Failed, Loading } from '../ui/state.tsx';
import './answer.css';
import './answer-table.css';
import { AnswerMap } from './answer-map.tsx';
import { MatrixTables } from './matrix.tsx';
import { saidOf } from './said.ts';
import { AnswerTable } from './table.tsx';
import { useFigures } from './use-choices.ts';
import { viewOf } from './view-of.ts';

/** The map with both days of a question about change, on both sides of the curtain. */
const swipeAddress = ({ question }: AnalysisInfo): string | null => {
  if (question.kind === 'change')
    return question.by === 'validity'
      ? `/?layers=${question.layer}&time=${question.to}&behind=${question.from}&tool=swipe`
      : `/?layers=${question.layer}&behind=${question.from}..${question.to}&tool=swipe`;
  if (question.kind !== 'cover') return null;
  const { before, after } = question;
  // What was before is shown behind the curtain alone.
  if (before.layer !== after.layer)
    return `/?layers=${after.layer},${before.layer}:0${after.day ? `&time=${after.day}` : ''}&behind=${before.layer}&tool=swipe`;
  if (before.published && after.published)
    return `/?layers=${after.layer}&behind=${before.published}..${after.published}&tool=swipe`;
  return before.day && after.day
    ? `/?layers=${after.layer}&time=${after.day}&behind=${before.day}&tool=swipe`
    : null;
};

const FILES = ['csv', 'geojson', 'gpkg'] as const;

const Actions = ({ info, layer }: { info: AnalysisInfo; layer: LayerInfo }) => {
  const { say } = useWords();
  const swipe = swipeAddress(info);
  const at = layer.bbox ? `&at=${viewOf(layer.bbox)}` : '';
  return (
    <div className="actions">
      <Link className="button primary" href={`/?layers=${layer.layer.id}${at}`}>
        <Icon name="map" />
        {say('answer.onMap')}
      </Link>
      {swipe && (
        <Link className="button" href={`${swipe}${at}`}>
          <Icon name="swipe" />
          {say('answer.swipe')}
        </Link>
      )}
      {FILES.map((format) => (
        <a key={format} className="button" href={`${layer.links.items}?f=${format}`} download>
          <Icon name="download" />
          <span className="visually-hidden">{say('answer.download')} </span>
          {format === 'gpkg' ? 'GeoPackage' : format === 'csv' ? 'CSV' : 'GeoJSON'}
        </a>
      ))}
    </div>
  );
};

/** What it was computed from, and how. */
const Origin = ({ info }: { info: AnalysisInfo }) => {
  const { say, text, moment } = useWords();
  const layers = new Map((useLayers().data ?? []).map(({ layer }) => [layer.id, text(layer.title)]));
  const figures = new Map(useFigures().map(({ id, title }) => [id, title]));
  const titleOf = ({ kind, id }: AnalysisInfo['inputs'][number]): string =>
    (kind === 'series' ? figures.get(`parameter:${id}`) : layers.get(id)) ?? id;
  return (
    <section className="answer-origin">
      <h3>{say('answer.method')}</h3>
      {info.figures && <p>{text(info.figures.method)}</p>}
      <ul>
        {info.inputs.map((input) => (
          <li key={`${input.kind} ${input.id}`}>
            <bdi>{titleOf(input)}</bdi>
            {input.kind === 'layer' && ` · ${say('answer.revision', { revision: input.revision })}`}
            {input.at && ` · ${moment(input.at)}`}
          </li>
        ))}
      </ul>
    </section>
  );
};

const Outdated = ({ onAgain }: { onAgain: () => void }) => {
  const { say } = useWords();
  return (
    <p className="answer-outdated">
      <Icon name="clock" />
      <span>{say('answer.outdated')}</span>
      <ActionButton onPress={onAgain}>{say('answer.again')}</ActionButton>
    </p>
  );
};

/** An answer: in words, on a map, in a table. */
export const Answer = ({ info, onAgain }: { info: AnalysisInfo; onAgain: () => void }) => {
  const words = useWords();
  const layer = useQuery({
    queryKey: ['layer', info.layer],
    queryFn: ({ signal }) => api.layer(info.layer ?? '', signal),
    enabled: info.layer !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const title = words.text(info.title);
  return (
    <article className="answer" aria-labelledby="answer-title">
      <h2 id="answer-title">{title}</h2>
      <p className="answer-said">{saidOf(info, words)}</p>
      {layer.data?.layer.status === 'sample' && (
        <p className="answer-sample">
          <span className="badge-sample">{words.say('layer.sample')}</span> {words.say('answer.sample')}
        </p>
      )}
      {!info.isCurrent && <Outdated onAgain={onAgain} />}
      {layer.isError && <Failed retry={() => void layer.refetch()} />}
      {info.layer !== null && layer.isPending && <Loading />}
      {layer.data && (
        <>
          <Actions info={info} layer={layer.data} />
          <AnswerMap info={layer.data} />
        </>
      )}
      {info.figures?.matrix && <MatrixTables matrix={info.figures.matrix} />}
      {info.figures && <AnswerTable table={info.figures.table} title={title} />}
      <Origin info={info} />
    </article>
  );
};
