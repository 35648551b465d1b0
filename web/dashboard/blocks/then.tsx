import type { Headline } from '../../../sql/model/api/dashboard.ts';
import { SelectInput } from '../../ui/form/choice-input.tsx';
import { Loading } from '../../ui/state.tsx';
import type { DataBlock, Given } from '../block.ts';
import { keepNamed } from '../keep.ts';
import { standsSaid } from '../said.ts';
import { type Comparable, type Pair, pairsOf, parseThen, yearsIn, yearsThatCompare } from '../then/pairs.ts';
import { sheetOf } from '../then/said.ts';
import { PairsTable, YearsChoice } from '../then/table.tsx';
import { usePlacesThen } from '../then/use-places.ts';

/** All headlines, by what stands for the country. */
const ALL = 'all';

const comparable = (one: Headline): Comparable => {
  const { indicator, title, unit, decimals, direction, classes, shown, value, whole, spark, method } = one;
  return {
    ...{ key: indicator, title, page: method, unit, decimals, direction, value, spark },
    // Classes of places say nothing of what adds up.
    classes: whole && !whole.hasClasses ? [] : classes,
    stands: (words) => standsSaid(one, words),
    period: shown,
  };
};

const headlineIn = ({ data, search }: Given): Headline | undefined =>
  data.headlines.find(({ indicator }) => indicator === parseThen(search).of);

/** What is compared: the headlines of the country, or the places of the one that the address names; null while that is asked for. */
const usePairs = (given: Given): { pairs: Pair[]; years: number; all: number[] } | null => {
  const { data, search } = given;
  const headline = headlineIn(given);
  const compared = (headline ? [headline] : data.headlines).map(comparable);
  const years = yearsIn(search, compared);
  const places = usePlacesThen(headline, years);
  const all = yearsThatCompare(compared);
  if (years === null) return { pairs: [], years: 1, all };
  if (!headline) return { pairs: pairsOf(compared, years), years, all };
  return places && { pairs: pairsOf(places, years), years, all };
};

const headOf = (given: Given): string =>
  given.words.say(headlineIn(given) ? 'dashboard.column.place' : 'place.indicator');

const Body = (given: Given) => {
  const { data, words } = given;
  const found = usePairs(given);
  return (
    <>
      <div className="then-choices">
        <SelectInput
          name="then-of"
          label={words.say('dashboard.then.of')}
          value={headlineIn(given)?.indicator ?? ALL}
          choices={[
            { id: ALL, title: words.say('dashboard.then.all') },
            ...data.headlines.map(({ indicator, title }) => ({ id: indicator, title: words.text(title) })),
          ]}
          onChange={(of) => keepNamed({ of })}
        />
        {found && <YearsChoice years={found.years} all={found.all} />}
      </div>
      {found ? <PairsTable pairs={found.pairs} head={headOf(given)} /> : <Loading />}
    </>
  );
};

/** The country now and so many years before: its headline indicators, or the places of one of them. */
export const thenCountry: DataBlock = {
  ...{ id: 'then', title: 'dashboard.then', icon: 'clock', span: 12, keeps: ['then', 'of'] },
  isThere: ({ headlines }) => yearsThatCompare(headlines.map(comparable)).length > 0,
  useSheet: (given) => {
    const { words } = given;
    const found = usePairs(given);
    const headline = headlineIn(given);
    const sheet = sheetOf(found?.pairs ?? [], found?.years ?? 1, words, headOf(given));
    return headline
      ? { ...sheet, lead: words.say('join.said', { what: words.text(headline.title), said: sheet.lead }) }
      : sheet;
  },
  Body,
};
