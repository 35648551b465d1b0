import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, FileTrigger } from 'react-aria-components';
import { sameText } from '../../../sql/model/text.ts';
import { useWords } from '../../i18n/intl.tsx';
import { informationApi } from '../../modules/information/api.ts';
import { ClassTree } from '../../modules/information/classification.tsx';
import { Heading } from '../../shell/heading.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { CheckInput } from '../../ui/form/choice-input.tsx';
import { TextInput } from '../../ui/form/text-input.tsx';
import { Icon } from '../../ui/icon.tsx';
import { WithCivicWords } from '../cases/words.tsx';
import { Fetched } from '../parts/fetched.tsx';
import { Noted } from '../parts/notes.tsx';
import { useDeed } from '../parts/use-deed.ts';
import '../../ui/form/form.css';

/** A table of classes, with where it is from. */
const Put = () => {
  const { say } = useWords();
  const [file, setFile] = useState<File | null>(null);
  const [source, setSource] = useState('');
  const [isReal, setIsReal] = useState(false);
  const put = useDeed({
    work: async (given: File) => {
      const said = source.trim();
      return informationApi.putClassification({
        ...{ table: await given.text(), status: isReal ? 'real' : 'sample' },
        source: sameText(said),
      });
    },
    changes: ['classification'],
    said: () => say('classes.putDone'),
    isLoud: true,
  });
  return (
    <section className="panel-card stack" aria-label={say('classes.put')}>
      <h2>{say('classes.put')}</h2>
      <p>
        {say('classes.putText')} <a href="/api/information/classification?f=csv">{say('classes.download')}</a>
      </p>
      <div className="actions">
        <FileTrigger acceptedFileTypes={['.csv']} onSelect={(given) => setFile(given?.[0] ?? null)}>
          <Button className="button">
            <Icon name="file" />
            {say('classes.choose')}
          </Button>
        </FileTrigger>
        {file && <bdi>{file.name}</bdi>}
      </div>
      <TextInput name="source" label={say('classes.putSource')} maxLength={300} onChange={setSource} />
      <CheckInput name="isReal" isSelected={isReal} onChange={setIsReal}>
        {say('classes.isReal')}
      </CheckInput>
      <div className="actions">
        <ActionButton
          kind="primary"
          isDisabled={!file || source.trim() === ''}
          isPending={put.isPending}
          onPress={() => file && put.run(file, { onSuccess: () => setFile(null) })}
        >
          {say('classes.go')}
        </ActionButton>
      </div>
    </section>
  );
};

const Shown = () => {
  const { say, text } = useWords();
  const query = useQuery({
    queryKey: ['classification'],
    queryFn: ({ signal }) => informationApi.classification({}, signal),
  });
  return (
    <Noted>
      <Heading lead={say('classes.lead')} />
      <Put />
      <section className="section">
        <h2>{say('classes.now')}</h2>
        <Fetched query={query}>
          {(scheme) => (
            <div className="panel-card">
              <p className="class-source">
                {scheme.status === 'sample' && <span className="badge-sample">{say('layer.sample')}</span>}{' '}
                {say('classes.source', { source: text(scheme.source) })}
              </p>
              <ClassTree scheme={scheme} hits={[]} />
            </div>
          )}
        </Fetched>
      </section>
    </Noted>
  );
};

/** `/office/classification`: the scheme as it is, and a table to put in its place. */
export const OfficeClassification = () => (
  <WithCivicWords>
    <Shown />
  </WithCivicWords>
);
