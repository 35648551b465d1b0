import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-aria-components';
import type { CalendarChange, CalendarPreview } from '../../../sql/model/api/calendar.ts';
import { CalendarEntry } from '../../../sql/model/records/clock.ts';
import { LANGUAGES, textOf } from '../../../sql/model/text.ts';
import { useWords } from '../../i18n/intl.tsx';
import { useProof } from '../../shell/proof.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { RadioInput } from '../../ui/form/choice-input.tsx';
import { DateInput } from '../../ui/form/date-input.tsx';
import { FormBox } from '../../ui/form/form-box.tsx';
import { TextInput } from '../../ui/form/text-input.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { Window } from '../../ui/window.tsx';
import { ConfirmWindow } from '../parts/confirm.tsx';
import { Fetched } from '../parts/fetched.tsx';
import { useDeed } from '../parts/use-deed.ts';
import { rulesApi } from './api.ts';

/** The source of days that were read nowhere. */
export const SAMPLE = 'sample';

/** Which open deadlines a change would move. */
const Moves = ({ preview }: { preview: CalendarPreview }) => {
  const { say, day } = useWords();
  const { cases, moved, looked, isPart } = preview;
  return (
    <div className="stack">
      <p role="status">
        <strong>{say('rules.moves', { moved, looked })}</strong>
      </p>
      {isPart && <p>{say('rules.movesPart')}</p>}
      {cases.length > 0 && (
        <div className="table-scroll">
          <table className="plain-table">
            <caption>{say('rules.moved')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('rules.case')}</th>
                <th scope="col">{say('rules.dueNow')}</th>
                <th scope="col">{say('rules.dueThen')}</th>
              </tr>
            </thead>
            <tbody>
              {cases.map(({ number, from, to }) => (
                <tr key={number}>
                  <th scope="row">
                    <Link href={`/office/cases/${number}`}>
                      <bdi dir="ltr">{number}</bdi>
                    </Link>
                  </th>
                  <td>{day(from)}</td>
                  <td>{day(to)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {moved > cases.length && (
        <p className="muted">{say('rules.moreMoves', { count: moved - cases.length })}</p>
      )}
    </div>
  );
};

/** What a change would do, to be looked at before it is made. */
export const ChangeWindow = ({
  title,
  change,
  onClose,
  onDone,
}: {
  title: string;
  change: CalendarChange;
  onClose: () => void;
  onDone?: () => void;
}) => {
  const { say } = useWords();
  const prove = useProof();
  const client = useQueryClient();
  const isAdd = change.kind === 'add';
  const query = useQuery({
    queryKey: ['calendar-preview', change],
    queryFn: () => prove(() => rulesApi.preview(change)),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  const deed = useDeed({
    work: async (wanted: CalendarChange): Promise<unknown> =>
      wanted.kind === 'add' ? rulesApi.addDays(wanted.entry) : rulesApi.removeDays(wanted.no),
    changes: ['office-calendar'],
    said: () => say(isAdd ? 'rules.daysSaved' : 'rules.daysRemoved'),
  });
  const close = () => {
    client.removeQueries({ queryKey: ['calendar-preview'] });
    onClose();
  };
  return (
    <ConfirmWindow
      title={title}
      button={say(isAdd ? 'rules.saveDays' : 'rules.removeDays')}
      kind={isAdd ? 'primary' : 'danger'}
      deed={deed}
      given={change}
      onClose={close}
      {...(onDone ? { onDone } : {})}
    >
      <Fetched query={query}>{(preview) => <Moves preview={preview} />}</Fetched>
    </ConfirmWindow>
  );
};

/** Days that are entered: first written, then looked at with what they move. */
export const NewDaysWindow = ({ today, onClose }: { today: string; onClose: () => void }) => {
  const { say, text } = useWords();
  const [entry, setEntry] = useState<CalendarEntry | null>(null);
  const state = useForm({
    schema: CalendarEntry,
    read: (form) => ({
      ...{ from: form.get('from'), to: form.get('to') || form.get('from'), kind: form.get('kind') },
      title: textOf((of) => String(form.get(`title.${of}`) ?? '').trim()),
      source: String(form.get('source') ?? '').trim() || SAMPLE,
    }),
    send: async (given) => given,
    onDone: setEntry,
  });
  return (
    <>
      <Window title={say('rules.addDays')} onClose={onClose}>
        <FormBox
          state={state}
          submit={say('rules.preview')}
          more={<ActionButton onPress={onClose}>{say('form.cancel')}</ActionButton>}
        >
          <div className="rules-pair">
            <DateInput name="from" label={say('rules.from')} defaultValue={today} />
            <DateInput name="to" label={say('rules.to')} isOptional />
          </div>
          <RadioInput
            name="kind"
            label={say('rules.kind')}
            defaultValue="holiday"
            choices={(['holiday', 'closure'] as const).map((id) => ({ id, title: say(`rules.kind.${id}`) }))}
          />
          {LANGUAGES.map((of) => (
            <TextInput
              key={of}
              name={`title.${of}`}
              label={say(`rules.titleIn.${of}`)}
              language={of}
              maxLength={120}
            />
          ))}
          <TextInput
            name="source"
            label={say('rules.source')}
            help={say('rules.sourceHelp')}
            isOptional
            maxLength={500}
          />
        </FormBox>
      </Window>
      {entry && (
        <ChangeWindow
          title={text(entry.title)}
          change={{ kind: 'add', entry }}
          onClose={() => setEntry(null)}
          onDone={onClose}
        />
      )}
    </>
  );
};
