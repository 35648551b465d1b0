import type { OfficeWarning } from '../../../sql/model/api/warnings.ts';
import type { DrawnPolygon } from '../../../sql/model/warning.ts';
import { useWords } from '../../i18n/intl.tsx';
import type { Choice } from '../../ui/select.tsx';
import { type Chosen, PlacesInput } from '../../warnings/places-input.tsx';
import { PolygonInput } from '../../warnings/polygon-input.tsx';
import { CapFields, capIn } from './cap-fields.tsx';
import { allWordsIn, type WordField, WordFields, wordsIn } from './word-fields.tsx';

type Content = OfficeWarning['content'];
/** What a form begins with: a warning, or nothing yet. */
export type Begun = Partial<Content>;

const WORDS: readonly WordField[] = [
  { name: 'event', label: 'duty.event', lines: 1, most: 120, isOptional: false },
  { name: 'headline', label: 'duty.headline', lines: 1, most: 160, isOptional: false },
  { name: 'description', label: 'duty.description', lines: 4, most: 4000, isOptional: false },
  { name: 'instruction', label: 'duty.instruction', lines: 3, most: 4000, isOptional: true },
  { name: 'audience', label: 'duty.audience', lines: 1, most: 200, isOptional: true },
];

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

/** Where a warning holds: places, and what was drawn of them where it is not all. It is chosen beside the fields. */
export type Area = { places: Chosen[]; polygon: DrawnPolygon | null };

/** Everything that a warning says, as fields. */
export const WarningFields = ({
  begun,
  authorities,
  area,
  setArea,
}: {
  begun: Begun;
  authorities: readonly Choice[];
  area: Area;
  setArea: (area: Area) => void;
}) => {
  const { say } = useWords();
  return (
    <>
      <PlacesInput
        label={say('warnings.area')}
        chosen={area.places}
        onChange={(places) => setArea({ ...area, places })}
      />
      <PolygonInput
        label={say('duty.polygon')}
        help={say('duty.polygonHelp')}
        value={area.polygon}
        near={area.places[0]?.id ?? null}
        onChange={(polygon) => setArea({ ...area, polygon })}
      />
      <div className="duty-pair">
        <Clock name="content.onset" label={say('warnings.onset')} value={clockOf(begun.onset, 0)} />
        <Clock name="content.expires" label={say('warnings.expires')} value={clockOf(begun.expires, 12)} />
      </div>
      <CapFields prefix="content" begun={begun} authorities={authorities} />
      <WordFields prefix="content" fields={WORDS} begun={begun} />
    </>
  );
};

/** What the fields say, as the server reads it. */
export const contentIn = (form: FormData, { places, polygon }: Area) => {
  const moment = (name: string) => {
    const at = new Date(String(form.get(`content.${name}`) ?? ''));
    return Number.isNaN(at.getTime()) ? '' : at.toISOString();
  };
  return {
    ...capIn(form, 'content'),
    event: allWordsIn(form, 'content.event'),
    headline: allWordsIn(form, 'content.headline'),
    description: allWordsIn(form, 'content.description'),
    instruction: wordsIn(form, 'content.instruction'),
    audience: wordsIn(form, 'content.audience'),
    places: places.map(({ id }) => id),
    polygon,
    onset: moment('onset'),
    expires: moment('expires'),
  };
};
