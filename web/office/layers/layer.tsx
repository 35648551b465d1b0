import { Link } from 'react-aria-components';
import { useParams } from 'wouter';
import { useWords } from '../../i18n/intl.tsx';
import { useSession } from '../../session.tsx';
import { Heading } from '../../shell/heading.tsx';
import { NotFound } from '../../shell/states.tsx';
import { Back } from '../parts/back.tsx';
import { Fact } from '../parts/fact.tsx';
import { Fetched } from '../parts/fetched.tsx';
import { Noted } from '../parts/notes.tsx';
import { Code, Pill } from '../parts/pill.tsx';
import { When } from '../parts/when.tsx';
import { LayerDraftCard } from './draft.tsx';
import { Loads } from './loads.tsx';
import { RemoveLayer } from './remove.tsx';
import { useNames, useWorkLayers } from './use-work.ts';
import { LayerVisibility } from './visibility.tsx';
import { VISIBILITY_TITLES, type WorkLayer } from './words.ts';

const About = ({ layer }: { layer: WorkLayer }) => {
  const { say, number } = useWords();
  const { themeName, ownerName } = useNames();
  const { published, owner, visibility } = layer;
  const { title, tone } = VISIBILITY_TITLES[visibility.kind];
  return (
    <section className="panel-card">
      <h2>{say('layers.about')}</h2>
      <dl className="pairs">
        <Fact title={say('layers.visible')}>
          <Pill tone={tone}>{say(title)}</Pill>
        </Fact>
        <Fact title={say('layers.theme')}>{themeName(layer.theme)}</Fact>
        <Fact title={say('layers.owner')}>{owner === null ? say('layers.noOwner') : ownerName(owner)}</Fact>
        <Fact title={say('layers.origin')}>
          {say(layer.origin === 'api' ? 'layers.byApi' : 'layers.byTheme')}
        </Fact>
        <Fact title={say('layers.id')}>
          <Code>{layer.id}</Code>
        </Fact>
        <Fact title={say('layers.published')}>
          {published ? <When at={published.publishedAt} /> : say('layers.notYet')}
        </Fact>
        <Fact title={say('layers.featureCount')}>{published && number(published.featureCount)}</Fact>
        <Fact title={say('layers.revision')}>{published && number(published.revision)}</Fact>
      </dl>
      {published && (
        <ul className="link-row">
          <li>
            <Link href={`/?layers=${layer.id}`}>{say('layers.onMap')}</Link>
          </li>
          <li>
            <Link href={`/?layers=${layer.id}&table=${layer.id}`}>{say('layers.inTable')}</Link>
          </li>
        </ul>
      )}
    </section>
  );
};

const Content = ({ layer }: { layer: WorkLayer }) => {
  const { say, text } = useWords();
  const { capabilities } = useSession();
  const mayPublish = capabilities.includes('layers.publish');
  return (
    <>
      <Heading title={text(layer.title)} lead={<Back href="/office/layers">{say('page.layers')}</Back>} />
      <div className="columns">
        <div>
          <LayerDraftCard layer={layer} mayPublish={mayPublish} />
          {mayPublish && <LayerVisibility layer={layer} />}
        </div>
        <div>
          <About layer={layer} />
          {mayPublish && layer.origin === 'api' && <RemoveLayer layer={layer} />}
        </div>
      </div>
      <Loads layer={layer.id} />
    </>
  );
};

/** `/office/layers/{id}` */
export const LayerPage = () => {
  const { id } = useParams();
  const query = useWorkLayers();
  return (
    <Noted>
      <Fetched query={query}>
        {(layers) => {
          const layer = layers.find((one) => one.id === id);
          return layer ? <Content layer={layer} /> : <NotFound />;
        }}
      </Fetched>
    </Noted>
  );
};
