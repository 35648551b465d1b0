import { useState } from 'react';
import type { OfficeWarning } from '../../../sql/model/api/warnings.ts';
import {
  CAP_CATEGORIES,
  CAP_CERTAINTIES,
  CAP_RESPONSES,
  CAP_SEVERITIES,
  CAP_URGENCIES,
} from '../../../sql/model/cap.ts';
import {
  CAP_CATEGORY_TITLES,
  CAP_CERTAINTY_TITLES,
  CAP_RESPONSE_TITLES,
  CAP_SEVERITY_TITLES,
  CAP_URGENCY_TITLES,
} from '../../../sql/model/cap-words.ts';
import { LANGUAGES, type Language, type Text } from '../../../sql/model/text.ts';
import { useWords } from '../../i18n/intl.tsx';
import { ChecksInput, SelectInput } from '../../ui/form/choice-input.tsx';
import { TextInput } from '../../ui/form/text-input.tsx';
import type { Choice } from '../../ui/select.tsx';
import { type Chosen, PlacesInput } from '../../warnings/places-input.tsx';

type Content = OfficeWarning['content'];
/** What a form begins with: a warning, or nothing yet. */
export type Begun = Partial<Content>;

const WORDS = [
  { name: 'event', lines: 1, most: 120, isOptional: false },
  { name: 'headline', lines: 1, most: 160, isOptional: false },
  { name: 'description', lines: 4, most: 4000, isOptional: false },
  { name: 'instruction', lines: 3, most: 4000, isOptional: true },
  { name: 'audience', lines: 1, most: 200, isOptional: true },
] as const;

const WordFields = ({ of, begun }: { of: Language; begun: Begun }) => {
  const { say } = useWords();
  return (
    <fieldset lang={of} dir={of === 'ar' ? 'rtl' : 'ltr'}>
      <legend lang="">{say(`duty.in.${of}`)}</legend>
      {WORDS.map(({ name, lines, most, isOptional }) => (
        <TextInput
          key={name}
          name={`content.${name}.${of}`}
          label={say(`duty.${name}`)}
          lines={lines}
          maxLength={most}
          isOptional={isOptional}
          defaultValue={begun[name]?.[of] ?? ''}
        />
      ))}
    </fieldset>
  );
};

const choicesOf = <Id extends string>(
  ids: readonly Id[],
  titles: Record<Id, Text>,
  text: (value: Text) => string,
): Choice[] => ids.map((id) => ({ id, title: text(titles[id]) }));

/** A moment as the browser's own field has it: a clock without a zone, the reader's. */
const clockOf = (moment: string | undefined, hoursOn: number): string => {
  const at = moment ? new Date(moment) : new Date(Date.now() + hoursOn * 3_600_000);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

const Clock = ({ name, label, value }: { name: string; label: string; value: string }) => (
  <label className="field-box">
    <span className="field-label">{label}</span>
    <input className="input" type="datetime-local" name={name} defaultValue={value} required />
  </label>
);

/** Everything that a warning says, as fields. */
export const WarningFields = ({
  begun,
  authorities,
  places,
  setPlaces,
}: {
  begun: Begun;
  authorities: readonly Choice[];
  places: Chosen[];
  setPlaces: (places: Chosen[]) => void;
}) => {
  const { say, text } = useWords();
  return (
    <>
      <PlacesInput label={say('warnings.area')} chosen={places} onChange={setPlaces} />
      <div className="duty-pair">
        <Clock name="content.onset" label={say('warnings.onset')} value={clockOf(begun.onset, 0)} />
        <Clock name="content.expires" label={say('warnings.expires')} value={clockOf(begun.expires, 12)} />
      </div>
      <div className="duty-pair">
        <SelectInput
          name="content.authority"
          label={say('warnings.authority')}
          choices={authorities}
          {...(begun.authority ? { defaultValue: begun.authority } : {})}
        />
        <SelectInput
          name="content.category"
          label={say('warnings.category')}
          defaultValue={begun.category ?? 'Env'}
          choices={choicesOf(CAP_CATEGORIES, CAP_CATEGORY_TITLES, text)}
        />
        <SelectInput
          name="content.severity"
          label={say('warnings.severity')}
          defaultValue={begun.severity ?? 'Moderate'}
          choices={choicesOf(CAP_SEVERITIES, CAP_SEVERITY_TITLES, text)}
        />
        <SelectInput
          name="content.urgency"
          label={say('warnings.urgency')}
          defaultValue={begun.urgency ?? 'Expected'}
          choices={choicesOf(CAP_URGENCIES, CAP_URGENCY_TITLES, text)}
        />
        <SelectInput
          name="content.certainty"
          label={say('warnings.certainty')}
          defaultValue={begun.certainty ?? 'Likely'}
          choices={choicesOf(CAP_CERTAINTIES, CAP_CERTAINTY_TITLES, text)}
        />
      </div>
      <ChecksInput
        name="content.responses"
        label={say('warnings.responses')}
        defaultValue={begun.responses ?? ['Monitor']}
        choices={choicesOf(CAP_RESPONSES, CAP_RESPONSE_TITLES, text)}
      />
      <div className="duty-languages">
        {LANGUAGES.map((of) => (
          <WordFields key={of} of={of} begun={begun} />
        ))}
      </div>
    </>
  );
};

const wordsIn = (form: FormData, name: string): Record<Language, string> | null => {
  const of = (language: Language) => String(form.get(`content.${name}.${language}`) ?? '').trim();
  const words = { ar: of('ar'), fr: of('fr'), en: of('en') };
  return words.ar || words.fr || words.en ? words : null;
};

const EMPTY = { ar: '', fr: '', en: '' };

/** What the fields say, as the server reads it. */
export const contentIn = (form: FormData, places: readonly Chosen[], begun: Begun) => {
  const of = (name: string) => String(form.get(`content.${name}`) ?? '');
  const moment = (name: string) => {
    const at = new Date(of(name));
    return Number.isNaN(at.getTime()) ? '' : at.toISOString();
  };
  return {
    ...{ authority: of('authority'), category: of('category'), severity: of('severity') },
    ...{ urgency: of('urgency'), certainty: of('certainty') },
    responses: form.getAll('content.responses'),
    event: wordsIn(form, 'event') ?? EMPTY,
    headline: wordsIn(form, 'headline') ?? EMPTY,
    description: wordsIn(form, 'description') ?? EMPTY,
    instruction: wordsIn(form, 'instruction'),
    audience: wordsIn(form, 'audience'),
    places: places.map(({ id }) => id),
    polygon: begun.polygon ?? null,
    onset: moment('onset'),
    expires: moment('expires'),
  };
};

/** The places of a form, which are chosen beside its fields. */
export const usePlaces = (begun: readonly Chosen[]) => useState<Chosen[]>([...begun]);
