import { useState } from 'react';
import { Link } from 'react-aria-components';
import { type PutSdgDataset, PutSdgStatus, type SdgImport } from '../../../sql/model/api/sdg.ts';
import { SDG_INDICATORS } from '../../../sql/model/sdg/frame.ts';
import { sameText } from '../../../sql/model/text.ts';
import { useWords } from '../../i18n/intl.tsx';
import '../../policies/policies.css';
import { Heading } from '../../shell/heading.tsx';
import { SelectInput } from '../../ui/form/choice-input.tsx';
import { Banner, FormBox } from '../../ui/form/form-box.tsx';
import { TextInput } from '../../ui/form/text-input.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { useDeed } from '../parts/use-deed.ts';
import { policyOffice } from './api.ts';
import { PolicyWords } from './words.tsx';
import './policies.css';

type Given = { id: string; body: PutSdgDataset };
const NONE = 'none';

const bodyOf = async (form: FormData): Promise<Given> => {
  const file = form.get('file');
  const words = String(form.get('source') ?? '').trim();
  const direction = String(form.get('direction'));
  const target = String(form.get('target') ?? '').trim();
  return {
    id: String(form.get('indicator')),
    body: {
      csv: file instanceof File ? await file.text() : '',
      isTrial: false,
      isSample: false,
      source: sameText(words),
      progress:
        direction === 'up' || direction === 'down'
          ? { direction, ...(target === '' ? {} : { target: Number(target.replace(',', '.')) }) }
          : null,
    },
  };
};

const Rejects = ({ told }: { told: SdgImport }) => {
  const { say, number } = useWords();
  return (
    <div className="stack" role="status">
      <Banner kind={told.isWritten ? 'done' : 'note'}>
        {say('sdg.tried', { count: told.rows, rejected: number(told.rejects.length) })}{' '}
        {told.isWritten && say('sdg.written')}
      </Banner>
      {told.rejects.length > 0 && (
        <table className="policy-rejects">
          <thead>
            <tr>
              <th scope="col">{say('sdg.row')}</th>
              <th scope="col">{say('sdg.column')}</th>
              <th scope="col">{say('sdg.reason')}</th>
              <th scope="col">{say('sdg.found')}</th>
            </tr>
          </thead>
          <tbody>
            {told.rejects.map(({ row, column, reason, value }) => (
              <tr key={`${row} ${column} ${reason} ${value}`}>
                <td>{number(row)}</td>
                <td>
                  <bdi>{column}</bdi>
                </td>
                <td>{say(`sdg.reason.${reason}`)}</td>
                <td>
                  <bdi>{value}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
};

const useIndicators = () => {
  const { text } = useWords();
  return SDG_INDICATORS.map(({ id, title }) => ({ id, title: `${id} ${text(title)}` }));
};

const Import = () => {
  const { say } = useWords();
  const indicators = useIndicators();
  const [told, setTold] = useState<SdgImport | null>(null);
  const deed = useDeed({
    work: async ({ id, body }: Given) => setTold(await policyOffice.putFile(id, body)),
    changes: ['sdg'],
    said: ({ body }) => say(body.isTrial ? 'sdg.wasTried' : 'sdg.written'),
  });
  const run = async (form: HTMLFormElement, isTrial: boolean) => {
    setTold(null);
    const { id, body } = await bodyOf(new FormData(form));
    deed.run({ id, body: { ...body, isTrial } });
  };
  return (
    <section className="panel-card stack">
      <h2>{say('sdg.import')}</h2>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          const { submitter } = event.nativeEvent as SubmitEvent;
          void run(event.currentTarget, submitter?.getAttribute('value') !== 'import');
        }}
      >
        {deed.failure && <Banner kind="error">{deed.failure}</Banner>}
        <SelectInput
          name="indicator"
          label={say('sdg.indicator')}
          choices={indicators}
          defaultValue="16.1.1"
        />
        <label className="field-box">
          <span className="field-label">{say('sdg.file')}</span>
          <input className="input" type="file" name="file" accept=".csv,text/csv" required />
          <span className="field-help">{say('sdg.fileHelp')}</span>
        </label>
        <TextInput name="source" label={say('sdg.sourceName')} maxLength={300} />
        <div className="policy-fields">
          <SelectInput
            name="direction"
            label={say('sdg.direction')}
            defaultValue={NONE}
            choices={[
              { id: NONE, title: say('sdg.noDirection') },
              { id: 'up', title: say('policy.upwards') },
              { id: 'down', title: say('policy.downwards') },
            ]}
          />
          <TextInput name="target" label={say('sdg.targetValue')} type="number" isOptional />
        </div>
        <div className="form-foot">
          <button type="submit" className="button" value="try">
            {say('sdg.try')}
          </button>
          <button type="submit" className="button primary" value="import">
            {say('sdg.import')}
          </button>
        </div>
      </form>
      {told && <Rejects told={told} />}
    </section>
  );
};

const Status = () => {
  const { say } = useWords();
  const indicators = useIndicators();
  const [id, setId] = useState('14.7.1');
  const deed = useDeed({
    work: (given: PutSdgStatus) => policyOffice.setStatus(id, given),
    changes: ['sdg'],
    said: () => say('sdg.statusSaved'),
    isLoud: true,
  });
  const state = useForm({
    schema: PutSdgStatus,
    read: (form) => ({ status: form.get('status') === NONE ? null : form.get('status'), note: null }),
    send: async (given) => deed.run(given),
  });
  return (
    <section className="panel-card stack">
      <h2>{say('sdg.say')}</h2>
      <FormBox state={state} submit={say('sdg.setStatus')} kind="plain">
        <SelectInput
          name="id"
          label={say('sdg.indicator')}
          choices={indicators}
          value={id}
          onChange={setId}
        />
        <SelectInput
          name="status"
          label={say('sdg.reporting')}
          defaultValue={NONE}
          choices={[
            { id: NONE, title: say('sdg.asValues') },
            ...(['in-progress', 'exploring', 'not-applicable'] as const).map((one) => ({
              id: one,
              title: say(`sdg.${one}`),
            })),
          ]}
        />
      </FormBox>
    </section>
  );
};

/** `/office/sdg`: files of Open SDG, and how far indicators without values are. */
export const OfficeSdgPage = () => (
  <PolicyWords>
    <Lead />
    <Import />
    <Status />
  </PolicyWords>
);

const Lead = () => {
  const { say } = useWords();
  return (
    <Heading
      lead={say('sdg.officeLead')}
      actions={
        <Link className="button" href="/sdg">
          {say('policy.see')}
        </Link>
      }
    />
  );
};
