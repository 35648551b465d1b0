import { useId, useRef, useState } from 'react';
import { Button, FileTrigger, Group } from 'react-aria-components';
import { FILE_TYPES, MOST_FILE_BYTES } from '../../../sql/model/records/file.ts';
import { useWords } from '../../i18n/intl.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ChosenFile } from '../device/draft.ts';
import { pictureToSend } from '../device/picture.ts';
import { dropFile, keepFile } from '../device/store.ts';
import { AboutPlain } from './about-field.tsx';
import type { FieldProps } from './field.ts';
import { fileFault, sizeIn } from './file-rules.ts';

const TYPE_NAMES: Record<string, string> = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'application/pdf': 'PDF',
};

/** A size in words. */
export const useSize = () => {
  const { say, number } = useWords();
  return (bytes: number): string => {
    const { amount, unit } = sizeIn(bytes);
    return say(unit === 'kB' ? 'civic.kB' : 'civic.MB', { amount: number(amount, 1) });
  };
};

const FAULTS = { type: 'civic.fileType', size: 'civic.fileSize', empty: 'civic.fileEmpty' } as const;

/** Takes files in: each is made ready and kept on the device; why others are not taken is told. */
const useTaking = (most: number, files: readonly ChosenFile[], onChange: (files: ChosenFile[]) => void) => {
  const { say } = useWords();
  const size = useSize();
  const [refused, setRefused] = useState<string[]>([]);
  const [isBusy, setIsBusy] = useState(false);
  const take = async (given: readonly File[]): Promise<void> => {
    setIsBusy(true);
    const [taken, not]: [ChosenFile[], string[]] = [[], []];
    for (const file of given) {
      const content = await pictureToSend(file);
      const type = content.type || file.type;
      const fault = fileFault({ type, size: content.size });
      if (fault) not.push(say(FAULTS[fault], { name: file.name, most: size(MOST_FILE_BYTES) }));
      else if (files.length + taken.length >= most) not.push(say('civic.fileTooMany', { name: file.name }));
      else {
        const key = crypto.randomUUID();
        const isKept = await keepFile(key, content).then(
          () => true,
          () => false,
        );
        if (isKept) taken.push({ key, name: file.name.slice(-120), type, size: content.size });
        else not.push(say('civic.fileNotKept', { name: file.name }));
      }
    }
    setIsBusy(false);
    setRefused(not);
    if (taken.length > 0) onChange([...files, ...taken]);
  };
  return { take, refused, isBusy };
};

/** Files that were chosen, each of which can be taken out again. */
const List = ({ files, onDrop }: { files: readonly ChosenFile[]; onDrop: (file: ChosenFile) => void }) => {
  const { say } = useWords();
  const size = useSize();
  return (
    <ul className="files">
      {files.map((file) => (
        <li key={file.key}>
          <Icon name={file.type === 'application/pdf' ? 'file' : 'picture'} />
          <bdi className="file-name">{file.name}</bdi>
          <span className="muted">
            {TYPE_NAMES[file.type]} · {size(file.size)}
          </span>
          <Button
            className="icon-button"
            aria-label={say('civic.fileDrop', { name: file.name })}
            onPress={() => onDrop(file)}
          >
            <Icon name="close" />
          </Button>
        </li>
      ))}
    </ul>
  );
};

/** Files: pictures and documents, kept on the device until they are sent with the form. */
export const FilesField = ({ field, value, fault, onChange }: FieldProps<'files'>) => {
  const { say, text, number } = useWords();
  const size = useSize();
  const [name, notes] = [useId(), useId()];
  const files = Array.isArray(value) ? value.flatMap((one) => ChosenFile.safeParse(one).data ?? []) : [];
  const { take, refused, isBusy } = useTaking(field.most, files, onChange);
  const add = useRef<HTMLButtonElement>(null);
  const drop = (file: ChosenFile) => {
    void dropFile(file.key);
    onChange(files.filter(({ key }) => key !== file.key));
    // The button that was pressed goes with its file.
    requestAnimationFrame(() => add.current?.focus());
  };
  return (
    <Group className="field-box" aria-labelledby={name} aria-describedby={notes}>
      <span className="field-label" id={name}>
        {text(field.label)}
        {!field.required && <span className="muted"> · {say('form.optional')}</span>}
      </span>
      {files.length > 0 && <List files={files} onDrop={drop} />}
      {files.length < field.most && (
        <FileTrigger
          allowsMultiple={field.most > 1}
          acceptedFileTypes={[...FILE_TYPES]}
          onSelect={(given) => void (given && take([...given]))}
        >
          <Button className="button" ref={add} isDisabled={isBusy}>
            {isBusy ? <span className="spinner" aria-hidden="true" /> : <Icon name="plus" />}
            {say(
              files.length > 0 ? 'civic.fileMore' : field.most === 1 ? 'civic.fileAddOne' : 'civic.fileAdd',
            )}
          </Button>
        </FileTrigger>
      )}
      <div role="status">
        {refused.length > 0 && (
          <ul className="field-error">
            {refused.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
      </div>
      <p className="field-help">
        {say(field.most === 1 ? 'civic.fileRulesOne' : 'civic.fileRules', {
          ...{ most: number(field.most), size: size(MOST_FILE_BYTES) },
        })}
      </p>
      <AboutPlain field={field} fault={fault} id={notes} />
    </Group>
  );
};
