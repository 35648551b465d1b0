import { Button, Link } from 'react-aria-components';
import { useWords } from '../i18n/intl.tsx';
import { Heading } from '../shell/heading.tsx';
import { useId } from '../shell/use-id.ts';
import '../ui/chart.css';
import '../ui/figure.css';
import '../ui/place.css';
import '../ui/place-cards.css';
import './indicators.css';
import { Empty } from '../ui/empty.tsx';
import { Icon } from '../ui/icon.tsx';
import { Failed, Loading } from '../ui/state.tsx';
import { Classes } from './parts/classes.tsx';
import { Inputs } from './parts/inputs.tsx';
import { Limits } from './parts/limits.tsx';
import { Method } from './parts/method.tsx';
import { Says } from './parts/says.tsx';
import { Sources } from './parts/sources.tsx';
import { Values } from './parts/values.tsx';
import { useIndicator } from './use-indicator.ts';

/** `/indicators/{id}`: what an indicator says, how it is computed and by which texts, from what, its classes and limits, its values and gaps. */
export const MethodPage = () => {
  const { say, text } = useWords();
  const { info, isGone, error, retry } = useIndicator(useId());
  if (isGone) return <Empty icon="chart" title="indicators.gone" text="indicators.goneText" />;
  if (error) return <Failed retry={retry} />;
  if (!info) return <Loading />;
  return (
    <>
      <Heading
        title={text(info.title)}
        lead={
          <p>
            {info.status === 'sample' && <span className="badge-sample">{say('layer.sample')}</span>}{' '}
            <Link href="/indicators">{say('indicators.all')}</Link>
          </p>
        }
        actions={
          <>
            <Link className="button" href={`/?layers=${info.id}`}>
              <Icon name="map" />
              {say('chart.onMap')}
            </Link>
            <Button className="button" onPress={() => window.print()}>
              <Icon name="file" />
              {say('chart.print')}
            </Button>
          </>
        }
      />
      {info.status === 'sample' && <p className="method-old">{say('chart.sample')}</p>}
      <div className="method">
        <div>
          <Says info={info} />
          <Method info={info} />
          <Inputs info={info} />
        </div>
        <div>
          <Values info={info} />
          <Classes info={info} />
          <Limits info={info} />
          <Sources info={info} />
        </div>
      </div>
    </>
  );
};
