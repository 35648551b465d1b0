import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, FileTrigger } from 'react-aria-components';
import { DatasetId } from '../../../sql/model/budget/budget.ts';
import { useWords } from '../../i18n/intl.tsx';
import { budgetApi } from '../../modules/budget/api.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { SelectInput } from '../../ui/form/choice-input.tsx';
import { TextInput } from '../../ui/form/text-input.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Failed, Loading } from '../../ui/state.tsx';
import { useDeed } from '../parts/use-deed.ts';
import { budgetFilesApi } from './api.ts';
import '../../ui/form/form.css';

const MOST_BYTES = 20 * 1024 * 1024;
/** As the server takes names: the ending says what the file is. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9 ._-]{0,99}\.(csv|xlsx|json|zip)$/;
/** Stands for a budget that there is not yet; no id of one can be it. */
const NEW = '+';

/** Why a file cannot be sent; null where it can. */
const faultOf = ({ name, size }: File): 'budgetFiles.badName' | 'budgetFiles.tooLarge' | null =>
  NAME.test(name) ? (size > MOST_BYTES ? 'budgetFiles.tooLarge' : null) : 'budgetFiles.badName';

/** A file, and the budget that it is to be a version of. */
export const Send = () => {
  const { say, text } = useWords();
  const list = useQuery({
    queryKey: ['budget', {}],
    queryFn: ({ signal }) => budgetApi.list({}, signal),
  });
  const budgets = list.data;
  const [chosen, setChosen] = useState('');
  const [newId, setNewId] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const which = chosen || (budgets?.[0]?.id ?? NEW);
  const dataset = which === NEW ? newId.trim() : which;
  const fault = file && faultOf(file);
  const send = useDeed({
    work: (given: File) => budgetFilesApi.send(dataset, given),
    changes: ['budget-files'],
    said: ({ name }) => say('budgetFiles.sent', { name }),
    isLoud: true,
  });
  if (!budgets) return list.error ? <Failed retry={() => void list.refetch()} /> : <Loading />;
  const isReady = file !== null && fault === null && DatasetId.safeParse(dataset).success;
  return (
    <section className="panel-card stack" aria-label={say('budgetFiles.send')}>
      <h2>{say('budgetFiles.send')}</h2>
      <SelectInput
        name="dataset"
        label={say('budgetFiles.which')}
        value={which}
        choices={[
          ...budgets.map(({ id, manifest }) => ({ id, title: text(manifest.title) })),
          { id: NEW, title: say('budgetFiles.new') },
        ]}
        onChange={setChosen}
      />
      {which === NEW && (
        <TextInput
          name="newDataset"
          label={say('budgetFiles.newId')}
          help={say('budgetFiles.newIdHelp')}
          isLatin
          onChange={setNewId}
        />
      )}
      <p className="muted">{say('budgetFiles.help')}</p>
      <div className="actions">
        <FileTrigger
          acceptedFileTypes={['.zip', '.csv', '.xlsx', '.json']}
          onSelect={(given) => setFile(given?.[0] ?? null)}
        >
          <Button className="button">
            <Icon name="file" />
            {say(file ? 'budgetFiles.another' : 'budgetFiles.choose')}
          </Button>
        </FileTrigger>
        {file && <bdi>{file.name}</bdi>}
      </div>
      <p className="field-error" role="status">
        {fault && say(fault)}
      </p>
      <div className="actions">
        <ActionButton
          kind="primary"
          isDisabled={!isReady}
          isPending={send.isPending}
          onPress={() => file && send.run(file, { onSuccess: () => setFile(null) })}
        >
          {say('budgetFiles.go')}
        </ActionButton>
      </div>
    </section>
  );
};
