import { useState } from 'react';
import { useWords } from '../../i18n/intl.tsx';
import { failureOf } from '../../office/parts/failure.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { civicApi } from '../api.ts';
import { useSize } from '../fields/files-field.tsx';
import type { CaseView } from '../shapes.ts';

type File = CaseView['files'][number];

const OneFile = ({ number, file }: { number: string; file: File }) => {
  const { say } = useWords();
  const size = useSize();
  const [state, setState] = useState<{ isPending: boolean; failure: string | null }>({
    isPending: false,
    failure: null,
  });
  const save = async () => {
    setState({ isPending: true, failure: null });
    try {
      saveFile(file.name, await civicApi.file(number, file.id));
      setState({ isPending: false, failure: null });
    } catch (error) {
      setState({ isPending: false, failure: failureOf(error, say) });
    }
  };
  return (
    <li>
      <Icon name={file.type === 'application/pdf' ? 'file' : 'picture'} />
      <bdi className="file-name">{file.name}</bdi>
      <span className="muted">{size(file.size)}</span>
      {file.state === 'clean' ? (
        <ActionButton
          isPending={state.isPending}
          label={say('civic.fileSaveOf', { name: file.name })}
          onPress={() => void save()}
        >
          {say('civic.fileSave')}
        </ActionButton>
      ) : (
        <span className="tag">
          {say(file.state === 'waiting' ? 'civic.fileWaiting' : 'civic.fileRefused')}
        </span>
      )}
      {state.failure && (
        <span className="field-error" role="alert">
          {state.failure}
        </span>
      )}
    </li>
  );
};

/** Files of a case that an answer names, as far as whoever reads may have them. */
export const CaseFiles = ({ of, ids }: { of: CaseView; ids: readonly string[] }) => {
  const files = of.files.filter(({ id }) => ids.includes(id));
  if (files.length === 0) return null;
  return (
    <ul className="files">
      {files.map((file) => (
        <OneFile key={file.id} number={of.number} file={file} />
      ))}
    </ul>
  );
};
