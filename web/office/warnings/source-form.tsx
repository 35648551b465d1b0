import { useQueryClient } from '@tanstack/react-query';
import { ChangeSource, type KeptSource, NewSource } from '../../../sql/model/api/warnings.ts';
import { LANGUAGES } from '../../../sql/model/text.ts';
import { useWords } from '../../i18n/intl.tsx';
import { useProof } from '../../shell/proof.tsx';
import { RadioInput } from '../../ui/form/choice-input.tsx';
import { FormBox } from '../../ui/form/form-box.tsx';
import { TextInput } from '../../ui/form/text-input.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { Window } from '../../ui/window.tsx';
import { useNotes } from '../parts/notes.tsx';
import { dutyApi } from './api.ts';
import { numberIn } from './rule-in.ts';
import { allWordsIn } from './word-fields.tsx';

const sourceIn = (form: FormData, kept: KeptSource | null) => {
  const of = (name: string) => String(form.get(`source.${name}`) ?? '').trim();
  return {
    id: kept?.source.id ?? of('id'),
    title: allWordsIn(form, 'source.title'),
    publisher: of('publisher'),
    url: of('url'),
    everyMinutes: numberIn(of('everyMinutes')),
    lists: of('lists'),
  };
};

const Fields = ({ kept }: { kept: KeptSource | null }) => {
  const { say } = useWords();
  const source = kept?.source;
  return (
    <>
      <TextInput
        name="source.url"
        type="url"
        label={say('source.url')}
        help={say('source.urlHelp')}
        defaultValue={source?.url ?? ''}
      />
      {!kept && (
        <TextInput
          name="source.id"
          isLatin
          label={say('source.id')}
          help={say('rule.idHelp')}
          maxLength={60}
        />
      )}
      <TextInput
        name="source.publisher"
        label={say('source.publisher')}
        help={say('source.publisherHelp')}
        maxLength={200}
        defaultValue={source?.publisher ?? ''}
      />
      <fieldset className="duty-group">
        <legend>{say('source.title')}</legend>
        {LANGUAGES.map((of) => (
          <TextInput
            key={of}
            name={`source.title.${of}`}
            label={say(`duty.in.${of}`)}
            language={of}
            maxLength={120}
            defaultValue={source?.title[of] ?? ''}
          />
        ))}
      </fieldset>
      <TextInput
        name="source.everyMinutes"
        type="number"
        label={say('source.every')}
        defaultValue={String(source?.everyMinutes ?? 15)}
      />
      <RadioInput
        name="source.lists"
        label={say('source.lists')}
        defaultValue={source?.lists ?? 'newest'}
        choices={[
          { id: 'newest', title: say('source.newest'), note: say('source.newestNote') },
          { id: 'all', title: say('source.all'), note: say('source.allNote') },
        ]}
      />
    </>
  );
};

/** Declares a source of alerts, or declares it otherwise. */
export const SourceWindow = ({ kept, onClose }: { kept: KeptSource | null; onClose: () => void }) => {
  const { say, text } = useWords();
  const note = useNotes();
  const prove = useProof();
  const client = useQueryClient();
  const onDone = async () => {
    await client.invalidateQueries({ queryKey: ['warning-sources'] });
    note('done', say('source.saved'));
    onClose();
  };
  const add = useForm({
    schema: NewSource,
    read: (form) => ({ source: sourceIn(form, null), enabled: true }),
    send: (given) => prove(() => dutyApi.addSource(given)),
    onDone,
  });
  const change = useForm({
    schema: ChangeSource,
    read: (form) => ({ source: sourceIn(form, kept), enabled: kept?.enabled ?? true }),
    send: (given) => prove(() => dutyApi.changeSource(given.source.id, given)),
    onDone,
  });
  return (
    <Window title={kept ? text(kept.source.title) : say('source.add')} onClose={onClose}>
      <FormBox state={kept ? change : add} submit={say(kept ? 'source.save' : 'source.add')}>
        <Fields kept={kept} />
      </FormBox>
    </Window>
  );
};
