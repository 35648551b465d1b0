import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { EnterSheet, Sheet } from '../../../sql/model/api/petitions.ts';
import type { Field } from '../../../sql/model/records/form.ts';
import type { Answers } from '../../../sql/model/records/read-form.ts';
import { sameText } from '../../../sql/model/text.ts';
import { useCase } from '../../civic/cases/case-page.tsx';
import type { Filled } from '../../civic/device/draft.ts';
import { uploadAll } from '../../civic/device/upload.ts';
import { FillForm } from '../../civic/form/fill-form.tsx';
import { useWords } from '../../i18n/intl.tsx';
import { petitionsApi } from '../../modules/petitions/api.ts';
import { useSignerPlaces } from '../../modules/petitions/sign-form.tsx';
import { Heading } from '../../shell/heading.tsx';
import { useId } from '../../shell/use-id.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/form/form-box.tsx';
import { Back } from '../parts/back.tsx';
import { Fetched } from '../parts/fetched.tsx';
import { Noted } from '../parts/notes.tsx';
import { Pill } from '../parts/pill.tsx';
import { useDeed } from '../parts/use-deed.ts';
import { When } from '../parts/when.tsx';
import { WithPetitionWords } from './words.tsx';
import '../../civic/civic.css';
import '../../modules/petitions/petitions.css';

const MOST = 10_000;
const base = { required: true, audience: 'internal', personal: false } as const;

type Place = NonNullable<ReturnType<typeof useSignerPlaces>['data']>['places'][number];

const useSheetFields = (places: readonly Place[]): Field[] => {
  const { say } = useWords();
  const options = places.map(({ id, title }) => ({ id, label: title }));
  const count = { kind: 'number', whole: true, min: 1, max: MOST } as const;
  const place: Field = {
    ...{ ...base, id: 'place', kind: 'choice', many: false, required: false },
    ...{ label: sameText(say('petition.sheetPlace')), options },
  };
  return [
    {
      ...{ ...base, id: 'sheet', kind: 'text', most: 60, showsAlike: false },
      label: sameText(say('petition.sheet')),
    },
    { ...base, ...count, id: 'signatures', label: sameText(say('petition.sheetCount')) },
    ...(options.length > 0 ? [place] : []),
    { ...base, id: 'file', kind: 'files', most: 1, label: sameText(say('petition.scan')) },
  ];
};

/** The scan goes out first; what is entered names it. */
const sheetOf = async ({ sheet, signatures, place }: Answers, filled: Filled): Promise<EnterSheet> => {
  const uploaded: Record<string, string> = {};
  await uploadAll(filled, uploaded);
  const rest = { sheet: String(sheet), signatures: Number(signatures), file: Object.values(uploaded)[0]! };
  return typeof place === 'string' ? { ...rest, place } : rest;
};

const Enter = ({ number, places }: { number: string; places: readonly Place[] }) => {
  const { say } = useWords();
  const [filled, setFilled] = useState<Filled>({});
  // Another form for each sheet: an empty one is not one with faults.
  const [entered, setEntered] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const fields = useSheetFields(places);
  const deed = useDeed({
    work: async (answers: Answers) => petitionsApi.enter(number, await sheetOf(answers, filled)),
    changes: ['petition-sheets'],
    said: () => say('petition.entered'),
  });
  const next = () => {
    // The button that had the keyboard goes away with the form.
    heading.current?.focus();
    setFilled({});
    setEntered(entered + 1);
  };
  return (
    <section className="panel-card stack">
      <h2 ref={heading} tabIndex={-1}>
        {say('petition.enter')}
      </h2>
      <FillForm
        key={entered}
        form={{ fields }}
        filled={filled}
        today="2000-01-01"
        onChange={setFilled}
        onDone={(answers) => deed.run(answers, { onSuccess: next })}
        submit={say('petition.enter')}
        isPending={deed.isPending}
        isForOffice
        failure={deed.failure && <Banner kind="error">{deed.failure}</Banner>}
      />
    </section>
  );
};

const Correct = ({ number, sheet, onDone }: { number: string; sheet: Sheet; onDone: () => void }) => {
  const { say } = useWords();
  const [filled, setFilled] = useState<Filled>({ signatures: String(sheet.signatures) });
  const deed = useDeed({
    work: ({ signatures, reason }: Answers) =>
      petitionsApi.correct(number, sheet.no, { signatures: Number(signatures), reason: String(reason) }),
    changes: ['petition-sheets'],
    said: () => say('petition.corrected'),
  });
  const fields: Field[] = [
    {
      ...{ ...base, id: 'signatures', kind: 'number', whole: true, min: 0, max: MOST },
      label: sameText(say('petition.sheetCount')),
    },
    {
      ...{ ...base, id: 'reason', kind: 'long-text', least: 3, most: 500 },
      label: sameText(say('petition.reason')),
    },
  ];
  return (
    <FillForm
      form={{ fields }}
      filled={filled}
      today="2000-01-01"
      onChange={setFilled}
      onDone={(answers) => deed.run(answers, { onSuccess: onDone })}
      submit={say('petition.correct')}
      isPending={deed.isPending}
      isForOffice
      failure={deed.failure && <Banner kind="error">{deed.failure}</Banner>}
      more={<ActionButton onPress={onDone}>{say('form.cancel')}</ActionButton>}
    />
  );
};

const SheetOf = ({ number, sheet }: { number: string; sheet: Sheet }) => {
  const { say, text, number: digits } = useWords();
  const place = useSignerPlaces().data?.places.find(({ id }) => id === sheet.place);
  const [corrects, setCorrects] = useState(false);
  const verify = useDeed({
    work: () => petitionsApi.verify(number, sheet.no),
    changes: ['petition-sheets'],
    said: () => say('petition.verified'),
    isLoud: true,
  });
  const isVerified = sheet.verifiedAt !== null;
  return (
    <li className="stack">
      <p className="case-line-top">
        <Pill tone={isVerified ? 'good' : 'warn'}>
          {say(isVerified ? 'petition.verified' : 'petition.notVerified')}
        </Pill>
        <bdi dir="ltr">{sheet.sheet}</bdi>
        <span>
          <strong>{digits(sheet.signatures)}</strong>{' '}
          {say('petition.signatures', { count: sheet.signatures })}
          {place && ` · ${text(place.title)}`}
        </span>
      </p>
      <p className="muted">
        <bdi>{say('petition.enteredBy', { name: sheet.enteredBy ?? '—' })}</bdi> ·{' '}
        <When at={sheet.createdAt} />
        {sheet.verifiedAt && (
          <>
            {' · '}
            <bdi>{say('petition.verifiedBy', { name: sheet.verifiedBy ?? '—' })}</bdi>
          </>
        )}
      </p>
      {sheet.corrections.map(({ by, reason, at }) => (
        <p key={at} className="muted">
          <bdi dir="ltr">{`${by > 0 ? '+' : '−'}${digits(Math.abs(by))}`}</bdi> · <bdi>{reason}</bdi> ·{' '}
          <When at={at} />
        </p>
      ))}
      {corrects ? (
        <Correct number={number} sheet={sheet} onDone={() => setCorrects(false)} />
      ) : (
        <div className="actions">
          {!isVerified && !sheet.isOwn && (
            <ActionButton kind="primary" isPending={verify.isPending} onPress={() => verify.run(undefined)}>
              {say('petition.verify')}
            </ActionButton>
          )}
          <ActionButton onPress={() => setCorrects(true)}>{say('petition.correct')}</ActionButton>
          <a className="button" href={`/api/office/petitions/${number}/sheets/${sheet.no}/scan`} download>
            {say('petition.scan')}
          </a>
        </div>
      )}
    </li>
  );
};

const Shown = () => {
  const { say } = useWords();
  const number = useId('number');
  const { data: petition } = useCase(number);
  const places = useSignerPlaces();
  const query = useQuery({
    queryKey: ['petition-sheets', number],
    queryFn: ({ signal }) => petitionsApi.sheets(number, signal),
  });
  return (
    <div className="stack">
      <Heading
        title={say('petition.sheets')}
        lead={
          <Back href={`/office/cases/${number}`}>
            <bdi>{petition?.title || number}</bdi>
          </Back>
        }
      />
      <p>{say('petition.sheetsText')}</p>
      <Fetched query={places}>{(all) => <Enter number={number} places={all.places} />}</Fetched>
      <section className="panel-card stack">
        <h2>{say('petition.sheetsEntered')}</h2>
        <Fetched query={query}>
          {({ sheets }) =>
            sheets.length === 0 ? (
              <p className="muted">{say('petition.noSheets')}</p>
            ) : (
              <ul className="sheets">
                {sheets.map((sheet) => (
                  <SheetOf key={sheet.no} number={number} sheet={sheet} />
                ))}
              </ul>
            )
          }
        </Fetched>
      </section>
    </div>
  );
};

/** `/office/petitions/{number}/sheets`: signatures on paper, entered, verified by a second officer, corrected. */
export const PetitionSheets = () => (
  <WithPetitionWords>
    <Noted>
      <Shown />
    </Noted>
  </WithPetitionWords>
);
