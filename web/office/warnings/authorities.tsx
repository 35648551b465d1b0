import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { Button } from 'react-aria-components';
import { type Authorities, AuthorityWord } from '../../../sql/model/api/warnings.ts';
import { LANGUAGES } from '../../../sql/model/text.ts';
import { useWords, type Words } from '../../i18n/intl.tsx';
import { Heading } from '../../shell/heading.tsx';
import { useProof } from '../../shell/proof.tsx';
import { Banner, FormBox } from '../../ui/form/form-box.tsx';
import { TextInput } from '../../ui/form/text-input.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { Window } from '../../ui/window.tsx';
import { Back } from '../parts/back.tsx';
import { Fetched } from '../parts/fetched.tsx';
import { SearchFilter } from '../parts/filter-bar.tsx';
import { type Column, ListTable } from '../parts/list-table.tsx';
import { Noted, useNotes } from '../parts/notes.tsx';
import { dutyApi } from './api.ts';
import { allWordsIn, wordsIn } from './word-fields.tsx';
import { WithWarningWords } from './words.tsx';

type Authority = Authorities['authorities'][number];

/** More than these are looked through by their names. */
const MANY = 12;

const Change = ({ authority, onClose }: { authority: Authority; onClose: () => void }) => {
  const { say, text } = useWords();
  const note = useNotes();
  const prove = useProof();
  const client = useQueryClient();
  const state = useForm({
    schema: AuthorityWord,
    read: (form) => ({ word: allWordsIn(form, 'word'), contact: wordsIn(form, 'contact') }),
    send: (given) => prove(() => dutyApi.setAuthority(authority.id, given)),
    onDone: (now) => {
      client.setQueryData(['warning-authorities'], now);
      note('done', say('authority.saved'));
      onClose();
    },
  });
  return (
    <Window title={text(authority.name)} onClose={onClose}>
      <FormBox state={state} submit={say('authority.save')}>
        <fieldset className="duty-group">
          <legend>{say('authority.word')}</legend>
          <p className="field-help">{say('authority.wordHelp')}</p>
          <div className="duty-pair">
            {LANGUAGES.map((of) => (
              <TextInput
                key={of}
                name={`word.${of}`}
                label={say(`duty.in.${of}`)}
                language={of}
                maxLength={40}
                defaultValue={authority.word[of]}
              />
            ))}
          </div>
        </fieldset>
        <fieldset className="duty-group">
          <legend>{say('warnings.contact')}</legend>
          <p className="field-help">{say('authority.contactHelp')}</p>
          {LANGUAGES.map((of) => (
            <TextInput
              key={of}
              name={`contact.${of}`}
              label={say(`duty.in.${of}`)}
              language={of}
              isOptional
              maxLength={200}
              defaultValue={authority.contact?.[of] ?? ''}
            />
          ))}
        </fieldset>
      </FormBox>
    </Window>
  );
};

const columnsIn = (
  { say, text }: Words,
  onChange: ((one: Authority) => void) | null,
): Column<Authority>[] => [
  { id: 'name', title: say('warnings.authority'), kind: 'wide', cell: ({ name }) => text(name) },
  {
    id: 'word',
    title: say('authority.word'),
    cell: ({ word }) => (
      <span className="who">
        <strong>{text(word)}</strong>
        <span className="muted">
          {LANGUAGES.filter((of) => word[of] !== text(word)).map((of, at) => (
            <Fragment key={of}>
              {at > 0 && ' · '}
              <bdi lang={of}>{word[of]}</bdi>
            </Fragment>
          ))}
        </span>
      </span>
    ),
  },
  { id: 'contact', title: say('warnings.contact'), cell: ({ contact }) => contact && text(contact) },
  ...(onChange
    ? [
        {
          id: 'actions',
          title: say('list.actions'),
          kind: 'actions' as const,
          cell: (one: Authority) => (
            <Button
              className="button"
              aria-label={say('authority.changeOf', { name: text(one.name) })}
              onPress={() => onChange(one)}
            >
              {say('authority.change')}
            </Button>
          ),
        },
      ]
    : []),
];

const List = ({ authorities, mayChange }: Authorities) => {
  const words = useWords();
  const { say, text } = words;
  const [wanted, setWanted] = useState('');
  const [open, setOpen] = useState<Authority | null>(null);
  const shown = authorities.filter(({ name, word }) =>
    [text(name), text(word)].some((one) => one.toLocaleLowerCase().includes(wanted.toLocaleLowerCase())),
  );
  return (
    <>
      {!mayChange && <Banner kind="note">{say('duty.notEverywhere')}</Banner>}
      {authorities.length > MANY && (
        <search className="filters">
          <SearchFilter label={say('authority.search')} value={wanted} onChange={setWanted} />
        </search>
      )}
      <ListTable
        label={say('page.warningAuthorities')}
        columns={columnsIn(words, mayChange ? setOpen : null)}
        rows={shown}
        keyOf={({ id }) => id}
      />
      {open && <Change authority={open} onClose={() => setOpen(null)} />}
    </>
  );
};

const Page = () => {
  const { say } = useWords();
  const query = useQuery({
    queryKey: ['warning-authorities'],
    queryFn: ({ signal }) => dutyApi.authorities(signal),
  });
  return (
    <>
      <Heading
        lead={
          <>
            <Back href="/office/warnings">{say('page.dutyWarnings')}</Back>
            <p>{say('authority.lead')}</p>
          </>
        }
      />
      <Fetched query={query}>{(data) => <List {...data} />}</Fetched>
    </>
  );
};

/** `/office/warnings/authorities`: the word that each has for its warnings, and how it is reached. */
export const WarningAuthorities = () => (
  <WithWarningWords>
    <Noted>
      <Page />
    </Noted>
  </WithWarningWords>
);
