import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DispatchRules } from '../../../sql/model/api/dispatch.ts';
import { useBodies } from '../../civic/use-civic.ts';
import { useWords } from '../../i18n/intl.tsx';
import { placeApi } from '../../place/api.ts';
import { nameIn } from '../../series/names.ts';
import { SelectInput } from '../../ui/form/choice-input.tsx';
import { ComboInput } from '../../ui/form/combo-input.tsx';
import { TextInput } from '../../ui/form/text-input.tsx';
import { useSettled } from '../../use-settled.ts';

/** What a choice of "any" is in a form: no id of an option. */
const ANY = '*';

/** The value of a field that may be left open; null where it is. */
export const orNull = (form: FormData, name: string): string | null => {
  const value = String(form.get(name) ?? '').trim();
  return value === '' || value === ANY ? null : value;
};

/** What a case is of: its category and the asset that it is about, as far as its form asks for them. */
export const KindInputs = ({
  rules: { categories, assets },
  isCase = false,
}: {
  rules: DispatchRules;
  /** Of a case, which is of one kind or of none; else of a rule, which may be for all. */
  isCase?: boolean;
}) => {
  const { say, text } = useWords();
  return (
    <>
      {categories && categories.length > 0 && (
        <SelectInput
          name="category"
          label={say('rules.category')}
          defaultValue={isCase ? categories[0]!.id : ANY}
          choices={[
            { id: ANY, title: say(isCase ? 'rules.noKind' : 'rules.anyCategory') },
            ...categories.map(({ id, label }) => ({ id, title: text(label) })),
          ]}
        />
      )}
      {assets &&
        (assets.length > 0 ? (
          <SelectInput
            name="asset"
            label={say('rules.asset')}
            defaultValue={ANY}
            choices={[
              { id: ANY, title: say(isCase ? 'rules.noKind' : 'rules.anyAsset') },
              ...assets.map(({ id, label }) => ({ id, title: text(label) })),
            ]}
          />
        ) : (
          <TextInput name="asset" label={say('rules.asset')} isOptional maxLength={120} />
        ))}
    </>
  );
};

/** A place, found by its name; none is everywhere. */
export const AreaInput = ({ name }: { name: string }) => {
  const { say, text, language } = useWords();
  const [typed, setTyped] = useState('');
  const words = useSettled(typed.trim());
  const { data = [] } = useQuery({
    queryKey: ['places-named', words, language],
    queryFn: ({ signal }) => placeApi.named(words, language, signal),
    enabled: words.length > 1,
  });
  return (
    <ComboInput
      name={name}
      label={say('rules.area')}
      placeholder={say('rules.findArea')}
      none={say(words.length > 1 ? 'rules.noArea' : 'rules.findArea')}
      isOptional
      choices={data.map((place) => ({
        id: place.id,
        title: nameIn(place.name, language, place.id),
        note: text(place.levelTitle),
      }))}
      onSearch={setTyped}
    />
  );
};

/** An open structure, found by its name. */
export const StructureInput = ({ name }: { name: string }) => {
  const { say, text } = useWords();
  const { data = [] } = useBodies();
  return (
    <ComboInput
      name={name}
      label={say('rules.structure')}
      placeholder={say('rules.findStructure')}
      none={say('rules.noStructure')}
      choices={data
        .filter(({ status }) => status !== 'closed')
        .map((one) => ({ id: one.id, title: text(one.name) }))}
    />
  );
};
