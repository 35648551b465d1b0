import {
  CAP_CATEGORIES,
  CAP_CERTAINTIES,
  CAP_RESPONSES,
  CAP_SEVERITIES,
  CAP_URGENCIES,
  type CapCategory,
  type CapCertainty,
  type CapResponse,
  type CapSeverity,
  type CapUrgency,
} from '../../../sql/model/cap.ts';
import {
  CAP_CATEGORY_TITLES,
  CAP_CERTAINTY_TITLES,
  CAP_RESPONSE_TITLES,
  CAP_SEVERITY_TITLES,
  CAP_URGENCY_TITLES,
} from '../../../sql/model/cap-words.ts';
import type { Text } from '../../../sql/model/text.ts';
import { useWords } from '../../i18n/intl.tsx';
import { ChecksInput, SelectInput } from '../../ui/form/choice-input.tsx';
import type { Choice } from '../../ui/select.tsx';

/** What warnings and rules say by the words of CAP. */
export type CapBegun = {
  authority?: string;
  category?: CapCategory;
  severity?: CapSeverity;
  urgency?: CapUrgency;
  certainty?: CapCertainty;
  responses?: readonly CapResponse[];
};

const choicesOf = <Id extends string>(
  ids: readonly Id[],
  titles: Record<Id, Text>,
  text: (value: Text) => string,
): Choice[] => ids.map((id) => ({ id, title: text(titles[id]) }));

/** Who warns, of what, how grave, and what people do; the names of its fields begin with `prefix`. */
export const CapFields = ({
  prefix,
  begun,
  authorities,
}: {
  prefix: string;
  begun: CapBegun;
  authorities: readonly Choice[];
}) => {
  const { say, text } = useWords();
  return (
    <>
      <SelectInput
        name={`${prefix}.authority`}
        label={say('warnings.authority')}
        choices={authorities}
        {...(begun.authority ? { defaultValue: begun.authority } : {})}
      />
      <div className="duty-pair">
        <SelectInput
          name={`${prefix}.category`}
          label={say('warnings.category')}
          defaultValue={begun.category ?? 'Env'}
          choices={choicesOf(CAP_CATEGORIES, CAP_CATEGORY_TITLES, text)}
        />
        <SelectInput
          name={`${prefix}.severity`}
          label={say('warnings.severity')}
          defaultValue={begun.severity ?? 'Moderate'}
          choices={choicesOf(CAP_SEVERITIES, CAP_SEVERITY_TITLES, text)}
        />
        <SelectInput
          name={`${prefix}.urgency`}
          label={say('warnings.urgency')}
          defaultValue={begun.urgency ?? 'Expected'}
          choices={choicesOf(CAP_URGENCIES, CAP_URGENCY_TITLES, text)}
        />
        <SelectInput
          name={`${prefix}.certainty`}
          label={say('warnings.certainty')}
          defaultValue={begun.certainty ?? 'Likely'}
          choices={choicesOf(CAP_CERTAINTIES, CAP_CERTAINTY_TITLES, text)}
        />
      </div>
      <ChecksInput
        name={`${prefix}.responses`}
        label={say('warnings.responses')}
        defaultValue={begun.responses ?? ['Monitor']}
        choices={choicesOf(CAP_RESPONSES, CAP_RESPONSE_TITLES, text)}
      />
    </>
  );
};

/** What those fields say, as the server reads it. */
export const capIn = (form: FormData, prefix: string) => {
  const of = (name: string) => String(form.get(`${prefix}.${name}`) ?? '');
  return {
    ...{ authority: of('authority'), category: of('category'), severity: of('severity') },
    ...{ urgency: of('urgency'), certainty: of('certainty') },
    responses: form.getAll(`${prefix}.responses`),
  };
};
