import { useState } from 'react';
import { DispatchMatter, type DispatchRules, type DispatchTrial } from '../../../sql/model/api/dispatch.ts';
import { useWords } from '../../i18n/intl.tsx';
import { nameIn } from '../../series/names.ts';
import { useProof } from '../../shell/proof.tsx';
import { DateInput } from '../../ui/form/date-input.tsx';
import { Banner, FormBox } from '../../ui/form/form-box.tsx';
import { TextInput } from '../../ui/form/text-input.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { Pill } from '../parts/pill.tsx';
import { rulesApi } from './api.ts';
import { AreaInput, KindInputs, orNull } from './inputs.tsx';
import { forWhat } from './rule-text.tsx';

type Fitting = DispatchTrial['fitting'][number];

/** What became of the structure of a rule, where it is not what it was. */
const Became = ({ rule, heir }: Fitting) => {
  const { say, text } = useWords();
  if (heir?.id === rule.structure.id) return null;
  return (
    <span className="muted">{heir ? say('rules.heir', { name: text(heir.name) }) : say('rules.noHeir')}</span>
  );
};

const Answer = ({ rules, trial }: { rules: DispatchRules; trial: DispatchTrial }) => {
  const words = useWords();
  const { say, text, language } = words;
  const { structure, areas, fitting } = trial;
  const decides = fitting.find(({ heir }) => heir)?.rule.no;
  return (
    <div className="stack" role="status">
      {structure ? (
        <Banner kind="done">
          {say('rules.goesTo')} <strong>{text(structure.name)}</strong>
        </Banner>
      ) : (
        <Banner kind="warning">{say('rules.goesNowhere')}</Banner>
      )}
      {areas.length > 0 && (
        <p className="muted">
          {say('rules.liesIn', {
            places: areas.map(({ id, name }) => nameIn(name, language, id)).join(' · '),
          })}
        </p>
      )}
      {fitting.length > 0 && (
        <>
          <h3>{say('rules.fitting')}</h3>
          <ol className="rules-fitting">
            {fitting.map((one) => (
              <li key={one.rule.no}>
                <span className="who">
                  <strong>
                    {text(one.rule.structure.name)}{' '}
                    {one.rule.no === decides && <Pill tone="good">{say('rules.decides')}</Pill>}
                  </strong>
                  <span className="muted">
                    {[...forWhat(words, rules, one.rule), say(`rules.tier.${one.rule.tier}`)].join(' · ')}
                  </span>
                  <Became {...one} />
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
};

const pointIn = (form: FormData) => {
  const [latitude, longitude] = [orNull(form, 'point.latitude'), orNull(form, 'point.longitude')];
  if (latitude === null && longitude === null) return null;
  const numberOf = (text: string | null) => (text === null ? undefined : Number(text.replace(',', '.')));
  return { longitude: numberOf(longitude), latitude: numberOf(latitude) };
};

/** "Where would it go?": by the rules as they are kept. */
export const Trial = ({ module, rules, today }: { module: string; rules: DispatchRules; today: string }) => {
  const { say } = useWords();
  const prove = useProof();
  const [trial, setTrial] = useState<DispatchTrial | null>(null);
  const state = useForm({
    schema: DispatchMatter,
    read: (form) => ({
      ...{ category: orNull(form, 'category'), asset: orNull(form, 'asset'), place: orNull(form, 'place') },
      ...{ point: pointIn(form), on: form.get('on') },
    }),
    send: (matter) => prove(() => rulesApi.try(module, matter)),
    onDone: setTrial,
  });
  return (
    <section className="panel-card stack rules-trial">
      <h2>{say('rules.trial')}</h2>
      <p className="muted">{say('rules.trialLead')}</p>
      <FormBox state={state} submit={say('rules.tryGo')}>
        <KindInputs rules={rules} isCase />
        <AreaInput name="place" />
        <div className="rules-pair">
          <TextInput name="point.latitude" label={say('rules.latitude')} isLatin isOptional maxLength={20} />
          <TextInput
            name="point.longitude"
            label={say('rules.longitude')}
            isLatin
            isOptional
            maxLength={20}
          />
        </div>
        <p className="field-help">{say('rules.pointHelp')}</p>
        <DateInput name="on" label={say('rules.on')} defaultValue={today} />
      </FormBox>
      {trial && <Answer rules={rules} trial={trial} />}
    </section>
  );
};
