import { useQuery } from '@tanstack/react-query';
import { Button } from 'react-aria-components';
import type { PolicyDraft, PolicyTarget } from '../../../sql/model/policy.ts';
import { SDG_INDICATORS } from '../../../sql/model/sdg/frame.ts';
import { useWords } from '../../i18n/intl.tsx';
import { SelectInput } from '../../ui/form/choice-input.tsx';
import { TextInput } from '../../ui/form/text-input.tsx';
import type { Choice } from '../../ui/select.tsx';
import { policyOffice } from './api.ts';
import { newId } from './ids.ts';
import { PlacesPicker } from './places.tsx';

type Change = (change: (draft: PolicyDraft) => PolicyDraft) => void;

/** All that can be measured: the indicators of the platform, then the numbers of the goals. */
export const useMeasures = (): Choice[] => {
  const { text } = useWords();
  const { data = [] } = useQuery({
    queryKey: ['office-indicators'],
    queryFn: ({ signal }) => policyOffice.indicators(signal),
  });
  return [
    ...data.map(({ id, title }) => ({ id, title: text(title), short: text(title), note: id })),
    ...SDG_INDICATORS.map(({ id, title }) => ({ id, title: `${id} ${text(title)}` })),
  ];
};

const numberOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text.replace(',', '.')));

const Numeric = ({
  name,
  label,
  value,
  onChange,
}: {
  name: string;
  label: string;
  value: number;
  onChange: (value: number) => void;
}) => (
  <TextInput
    name={name}
    label={label}
    type="number"
    defaultValue={Number.isFinite(value) ? String(value) : ''}
    onChange={(text) => onChange(numberOf(text))}
  />
);

const TargetFields = ({
  target,
  measures,
  onChange,
  onRemove,
}: {
  target: PolicyTarget;
  measures: readonly Choice[];
  onChange: (target: PolicyTarget) => void;
  onRemove: () => void;
}) => {
  const { say } = useWords();
  const { id, indicator, place, direction, baseline, value, deadline } = target;
  return (
    <fieldset className="policy-part">
      <SelectInput
        name={`${id}.indicator`}
        label={say('policy.indicator')}
        choices={measures}
        value={indicator}
        onChange={(next) => onChange({ ...target, indicator: next })}
      />
      <PlacesPicker
        label={say('policy.place')}
        help={say('policy.placeHelp')}
        ids={place === null ? [] : [place]}
        most={1}
        onChange={([next]) => onChange({ ...target, place: next ?? null })}
      />
      <div className="policy-fields">
        <SelectInput
          name={`${id}.direction`}
          label={say('policy.direction')}
          value={direction}
          choices={[
            { id: 'up', title: say('policy.upwards') },
            { id: 'down', title: say('policy.downwards') },
          ]}
          onChange={(next) => onChange({ ...target, direction: next === 'up' ? 'up' : 'down' })}
        />
        <Numeric
          name={`${id}.baseYear`}
          label={say('policy.baseYear')}
          value={baseline.year}
          onChange={(year) => onChange({ ...target, baseline: { ...baseline, year } })}
        />
        <Numeric
          name={`${id}.baseValue`}
          label={say('policy.baseValue')}
          value={baseline.value}
          onChange={(next) => onChange({ ...target, baseline: { ...baseline, value: next } })}
        />
        <Numeric
          name={`${id}.value`}
          label={say('policy.targetValue')}
          value={value}
          onChange={(next) => onChange({ ...target, value: next })}
        />
        <Numeric
          name={`${id}.deadline`}
          label={say('policy.deadline')}
          value={deadline}
          onChange={(next) => onChange({ ...target, deadline: next })}
        />
      </div>
      <div className="actions">
        <Button className="button" onPress={onRemove}>
          {say('policy.remove')}
        </Button>
      </div>
    </fieldset>
  );
};

/** What is to be reached, target by target. */
export const TargetsFields = ({ draft, onChange }: { draft: PolicyDraft; onChange: Change }) => {
  const { say } = useWords();
  const measures = useMeasures();
  const { targets } = draft;
  const begun = (): PolicyTarget => ({
    ...{ id: newId('t', targets), indicator: measures[0]?.id ?? '6.4.2', place: null, direction: 'up' },
    ...{ baseline: { year: 2015, value: 0 }, value: 0, deadline: 2030 },
  });
  return (
    <section className="panel-card stack">
      <h2>{say('policy.targets')}</h2>
      {targets.map((target, index) => (
        <TargetFields
          key={target.id}
          target={target}
          measures={measures}
          onChange={(next) => onChange((now) => ({ ...now, targets: now.targets.with(index, next) }))}
          onRemove={() =>
            onChange((now) => ({ ...now, targets: now.targets.filter(({ id }) => id !== target.id) }))
          }
        />
      ))}
      <div className="actions">
        <Button
          className="button"
          onPress={() => onChange((now) => ({ ...now, targets: [...now.targets, begun()] }))}
        >
          {say('policy.addTarget')}
        </Button>
      </div>
    </section>
  );
};

/** The indicators that a document speaks of. */
export const IndicatorFields = ({ draft, onChange }: { draft: PolicyDraft; onChange: Change }) => {
  const { say } = useWords();
  const measures = useMeasures();
  const { indicators } = draft;
  const titleOf = (id: string) => measures.find((one) => one.id === id)?.title ?? id;
  return (
    <>
      <SelectInput
        name="indicator"
        label={say('policy.addIndicator')}
        isOptional
        choices={measures.filter(({ id }) => !indicators.includes(id))}
        value=""
        onChange={(id) => onChange((now) => ({ ...now, indicators: [...now.indicators, id] }))}
      />
      <ul className="policy-chips">
        {indicators.map((id) => (
          <li key={id}>
            <span>{titleOf(id)}</span>
            <Button
              className="button"
              aria-label={`${say('policy.remove')}: ${titleOf(id)}`}
              onPress={() =>
                onChange((now) => ({ ...now, indicators: now.indicators.filter((one) => one !== id) }))
              }
            >
              {say('policy.remove')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
};
