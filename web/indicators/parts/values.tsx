import { useState } from 'react';
import { Button, Link } from 'react-aria-components';
import type { IndicatorInfo, IndicatorValue } from '../../../sql/model/api/indicators.ts';
import { isOverdue } from '../../../sql/model/attention.ts';
import { MISSING_REASONS } from '../../../sql/model/indicator.ts';
import { colorOf } from '../../../sql/model/style/palette.ts';
import { path } from '../../api.ts';
import { useWords, type Words } from '../../i18n/intl.tsx';
import { placeAddress } from '../../place/address.ts';
import { periodInWords } from '../../place/period-words.ts';
import { nameIn } from '../../series/names.ts';
import { indicatorAddress } from '../../series/page-address.ts';
import { measure } from '../../series/said.ts';
import { useScheme } from '../../ui/scheme.ts';
import { Failed, Loading } from '../../ui/state.tsx';
import { usePresentValues } from '../use-indicator.ts';

const FIRST = 8;

/** Those with a value first, the worst before the others (where neither end is better the greatest); then those without. */
const inOrder = (values: readonly IndicatorValue[], { direction }: IndicatorInfo): IndicatorValue[] => {
  const way = direction === 'neither' ? 1 : -1;
  return [...values].sort(
    (a, b) => Number(a.value === null) - Number(b.value === null) || way * ((a.rank ?? 0) - (b.rank ?? 0)),
  );
};

const gapsSaid = (values: readonly IndicatorValue[], info: IndicatorInfo, words: Words): string[] => {
  const { say, number, language } = words;
  const there = values.filter(({ value }) => value !== null).length;
  const period = periodInWords(info.present ?? '', language);
  const counts = { there: number(there, 0), of: number(values.length, 0) };
  return [
    period ? say('indicators.there', { ...counts, period }) : say('indicators.thereNow', counts),
    ...MISSING_REASONS.flatMap((reason) => {
      const count = values.filter(({ value, missing }) => value === null && missing === reason).length;
      return count > 0 ? [say(`indicators.missing.${reason}`, { count })] : [];
    }),
  ];
};

const Row = ({ one, info }: { one: IndicatorValue; info: IndicatorInfo }) => {
  const words = useWords();
  const { say, text, language } = words;
  const scheme = useScheme();
  const own = info.classes.find(({ id }) => id === one.class);
  const name = nameIn(one.name, language, one.place);
  return (
    <tr>
      <th scope="row">
        <Link href={placeAddress(one.place)}>{name}</Link>
      </th>
      <td>
        {one.value === null
          ? say(one.missing === null ? 'place.noValue' : `lineage.missing.${one.missing}`)
          : measure(one.value, info.unit, info.decimals, words)}
      </td>
      <td>
        {own && (
          <span className="class-chip">
            <svg width="12" height="12" aria-hidden="true">
              <rect width="12" height="12" rx="3" fill={colorOf(own.color, scheme)} />
            </svg>
            {text(own.title)}
          </span>
        )}
      </td>
      <td>
        <Link href={indicatorAddress(info.id, one.place, one.period)}>
          {say('indicators.lineage')}
          <span className="visually-hidden"> · {name}</span>
        </Link>
      </td>
    </tr>
  );
};

const Table = ({ values, info }: { values: readonly IndicatorValue[]; info: IndicatorInfo }) => {
  const { say, text } = useWords();
  const [isAll, setIsAll] = useState(false);
  const shown = isAll ? values : values.slice(0, FIRST);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="method-table" aria-label={say('indicators.gaps')} tabIndex={0}>
        <table className="values">
          <caption className="visually-hidden">
            {say('indicators.caption', { title: text(info.title) })}
          </caption>
          <thead>
            <tr>
              {(['place', 'value', 'class', 'madeOf'] as const).map((one) => (
                <th key={one} scope="col">
                  {say(`indicators.${one}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <Row key={`${one.place} ${one.period}`} one={one} info={info} />
            ))}
          </tbody>
        </table>
      </section>
      {values.length > shown.length && (
        <Button className="button no-print" onPress={() => setIsAll(true)}>
          {say('indicators.showAll', { count: values.length })}
        </Button>
      )}
    </>
  );
};

/** The newest values, what each was made of, where there is none and why, and all of them as files. */
export const Values = ({ info }: { info: IndicatorInfo }) => {
  const words = useWords();
  const { say } = words;
  const { data, isError, refetch } = usePresentValues(info);
  const isBare = info.period !== 'none' && info.present === null;
  const values = data ? inOrder(data, info) : null;
  const end = values?.[0]?.to ?? null;
  const isOld = isOverdue(info.period, end === null ? null : new Date(end), new Date());
  return (
    <section className="panel-card" id="values">
      <h2>{say('indicators.gaps')}</h2>
      {isBare && <p>{say('indicators.noValues')}</p>}
      {isError && <Failed retry={() => void refetch()} />}
      {!isBare && !isError && !values && <Loading />}
      {values && <p>{gapsSaid(values, info, words).join(' · ')}</p>}
      {isOld && <p className="method-old">{say('indicators.overdue')}</p>}
      {values && values.length > 0 && <Table values={values} info={info} />}
      <p className="actions">
        <a href={`${path`/api/indicators/${info.id}/values`}?f=csv`}>{say('indicators.csv')}</a>
        <a href={path`/api/indicators/${info.id}/values`}>{say('indicators.json')}</a>
        <a href={path`/api/indicators/${info.id}`}>{say('indicators.api')}</a>
      </p>
    </section>
  );
};
