import { useState } from 'react';
import { Link } from 'react-aria-components';
import type { IndicatorInfo, IndicatorValue } from '../../../sql/model/api/indicators.ts';
import { colorOf, NO_DATA } from '../../../sql/model/style/palette.ts';
import { PlacesMap } from '../../dashboard/places-map.tsx';
import '../../dashboard/css/risk.css';
import { useWords } from '../../i18n/intl.tsx';
import { SelectFilter } from '../../office/parts/filter-bar.tsx';
import { placeAddress } from '../../place/address.ts';
import { periodInWords } from '../../place/period-words.ts';
import { nameIn } from '../../series/names.ts';
import { measure } from '../../series/said.ts';
import { Icon } from '../../ui/icon.tsx';
import { useScheme } from '../../ui/scheme.ts';
import { useModuleIndicators, useValues } from './use-statistics.ts';

/** Places that the list beside the map names. */
const LISTED = 12;

/** The period of an indicator that lies nearest to what is asked for: its year, or the newest that it has. */
const periodOf = (info: IndicatorInfo, asked: string | null): string => {
  if (asked === null) return info.present ?? '';
  if (info.period === 'year') return asked.slice(0, 4);
  return asked.length === 7 ? asked : (info.present ?? '');
};

const Legend = ({ info }: { info: IndicatorInfo }) => {
  const { text, say } = useWords();
  const scheme = useScheme();
  const ones = [
    ...info.classes.map(({ id, title, color }) => ({
      id,
      title: text(title),
      color: colorOf(color, scheme),
    })),
    { id: '', title: say('civic.statistics.hiddenShort'), color: NO_DATA[scheme] },
  ];
  return (
    <ul className="statistics-legend">
      {ones.map(({ id, title, color }) => (
        <li key={id}>
          <svg width="14" height="14" aria-hidden="true">
            <rect width="14" height="14" rx="3" fill={color} />
          </svg>
          <bdi>{title}</bdi>
        </li>
      ))}
    </ul>
  );
};

const Places = ({ info, values }: { info: IndicatorInfo; values: readonly IndicatorValue[] }) => {
  const words = useWords();
  const { say, language } = words;
  // Where nothing is there is nothing to say: the map has it.
  const listed = values.filter(({ value }) => value !== 0).slice(0, LISTED);
  return (
    <table className="statistics-table">
      <caption className="visually-hidden">{words.text(info.title)}</caption>
      <tbody>
        {listed.map(({ place, name, value, missing }) => (
          <tr key={place}>
            <th scope="row">
              <Link href={placeAddress(place)}>{nameIn(name, language, place)}</Link>
            </th>
            <td className="number">
              {value === null
                ? say(missing === 'few' ? 'civic.statistics.hiddenShort' : 'civic.statistics.noValue')
                : measure(value, info.unit, info.decimals, words)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** The figures of places as a map and a list, each of those that the module publishes; nothing where it has none, or none of them lies at a place. */
export const PlacesCard = ({ module, period }: { module: string; period: string | null }) => {
  const words = useWords();
  const { say, text, language } = words;
  const scheme = useScheme();
  const [chosen, setChosen] = useState('');
  const all = useModuleIndicators(module).data ?? [];
  const info = all.find(({ id }) => id === chosen) ?? all[0];
  const at = info ? periodOf(info, period) : '';
  const { data: values } = useValues(info?.id ?? '', at);
  // Where no body has a place nothing lies anywhere: a map of noughts says what is not so.
  const isAnywhere = values?.some(({ value, missing }) => value !== 0 || missing !== null);
  if (!info || !values || !isAnywhere) return null;
  const title = say('civic.statistics.mapOf', {
    figure: text(info.title),
    period: periodInWords(at, language),
  });
  const colors = new Map(
    values.map((one) => {
      const own = info.classes.find(({ id }) => id === one.class);
      return [one.place, own ? colorOf(own.color, scheme) : NO_DATA[scheme]] as const;
    }),
  );
  return (
    <section className="panel-card statistics-card">
      <h2>{say('civic.statistics.map')}</h2>
      <div className="filters statistics-choice no-print">
        <SelectFilter
          {...{ name: 'figure', label: say('civic.statistics.figure'), all: text(all[0]!.title) }}
          value={info.id === all[0]!.id ? '' : info.id}
          choices={all.slice(1).map((one) => ({ id: one.id, title: text(one.title) }))}
          onChange={setChosen}
        />
        <Link className="button" href={`/?layers=${info.id}`}>
          <Icon name="map" />
          {say('civic.statistics.onMap')}
        </Link>
      </div>
      <div className="statistics-places">
        <figure>
          <figcaption>
            <b>{title}</b>
          </figcaption>
          <PlacesMap layer={info.base} colors={colors} label={title} />
          <Legend info={info} />
        </figure>
        <Places info={info} values={values} />
      </div>
    </section>
  );
};
