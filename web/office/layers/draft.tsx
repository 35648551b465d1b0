import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useIntl } from 'react-intl';
import { useWords } from '../../i18n/intl.tsx';
import { CheckInput } from '../../ui/form/choice-input.tsx';
import { workApi } from '../api.ts';
import { JobProgress } from '../jobs/progress.tsx';
import { ConfirmWindow } from '../parts/confirm.tsx';
import { Fact } from '../parts/fact.tsx';
import { useDeed } from '../parts/use-deed.ts';
import { When } from '../parts/when.tsx';
import type { WorkLayer } from './words.ts';

type Draft = NonNullable<WorkLayer['draft']>;

/** As people write sizes of files: thousands, not 1024s. */
const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
const sizeOf = (bytes: number, locale: string): string => {
  const step = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  const style = { style: 'unit', unit: UNITS[step] ?? 'byte', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locale, style).format(bytes / 1000 ** step);
};

/** Many rows that go are mostly a mistake: that they are meant is said aloud. */
const Publish = ({ layer, draft, onClose }: { layer: WorkLayer; draft: Draft; onClose: () => void }) => {
  const { say, text, number } = useWords();
  const [force, setForce] = useState(false);
  const title = text(layer.title);
  const deed = useDeed({
    work: (order: { force: boolean }) => workApi.publish(layer.id, order),
    changes: ['work'],
    said: () => say('publish.begun', { title }),
  });
  const now = layer.published?.featureCount ?? 0;
  return (
    <ConfirmWindow
      title={say('publish.title', { title })}
      button={say('publish.go')}
      kind="primary"
      deed={deed}
      given={{ force }}
      onClose={onClose}
    >
      <p>{say('publish.text', { now: number(now), rows: number(draft.rows) })}</p>
      {draft.rows < now && (
        <CheckInput name="force" isSelected={force} onChange={setForce}>
          {say('publish.force')}
        </CheckInput>
      )}
    </ConfirmWindow>
  );
};

/** What is to be the layer's next revision, and the way to make it that. */
export const LayerDraftCard = ({ layer, mayPublish }: { layer: WorkLayer; mayPublish: boolean }) => {
  const { say, number } = useWords();
  const { locale } = useIntl();
  const [isAsked, setIsAsked] = useState(false);
  const { draft } = layer;
  if (!draft) return null;
  return (
    <section className="panel-card">
      <header className="head">
        <h2>{say('layers.draft')}</h2>
        {mayPublish && draft.job === null && (
          <Button className="button primary" onPress={() => setIsAsked(true)}>
            {say('publish.go')}
          </Button>
        )}
      </header>
      {draft.job === null ? (
        <p className="muted">{say('layers.draftText')}</p>
      ) : (
        <JobProgress address={draft.job} changes={['work', 'loads']} />
      )}
      <dl className="pairs">
        <Fact title={say('loads.rows')}>{number(draft.rows)}</Fact>
        <Fact title={say('layers.size')}>{sizeOf(draft.bytes, locale)}</Fact>
        <Fact title={say('layers.changedAt')}>
          <When at={draft.changedAt} />
        </Fact>
      </dl>
      {isAsked && <Publish layer={layer} draft={draft} onClose={() => setIsAsked(false)} />}
    </section>
  );
};
