import { Link } from 'react-aria-components';
import type { Headline } from '../../../sql/model/api/dashboard.ts';
import { colorOf } from '../../../sql/model/style/palette.ts';
import { briefAddress } from '../../brief/get-brief.ts';
import type { Words } from '../../i18n/intl.tsx';
import { placeAddress } from '../../place/address.ts';
import { periodInWords } from '../../place/period-words.ts';
import { difference, measure } from '../../series/said.ts';
import { Sparkline } from '../../series/sparkline.tsx';
import { Icon, themeIcon } from '../../ui/icon.tsx';
import type { DataBlock, Given } from '../block.ts';
import { type Fold, ShowAll, useFold } from '../fold.tsx';
import { placeName, standsSaid } from '../said.ts';
import { type Going, goingOf } from '../trend.ts';

const valueSaid = (one: Headline, value: number, { words }: Given): string =>
  measure(value, one.unit, one.decimals, words);

const classOfOne = (one: Headline) => one.classes.find(({ id }) => id === one.class) ?? null;

/** Which way it goes, in words. */
const goingSaid = (one: Headline, going: Going, { words }: Given): string => {
  const { say, language } = words;
  const way =
    going.way === 'none'
      ? say('dashboard.headlines.noTrend')
      : going.better === null
        ? say(`dashboard.headlines.${going.way}`)
        : say(going.better ? 'dashboard.headlines.better' : 'dashboard.headlines.worse');
  if (!going.since || going.way === 'none') return way;
  const { change, period } = going.since;
  const told = difference(change, one.unit, one.decimals, words);
  return `${way} · ${say('dashboard.headlines.before', { change: told, period: periodInWords(period, language) })}`;
};

const limitSaid = (one: Headline, given: Given): string =>
  one.limit
    ? given.words.say('dashboard.headlines.limit', {
        side: one.limit.side,
        value: valueSaid(one, one.limit.value, given),
        title: given.words.text(one.limit.title),
      })
    : '';

/** Shown first where there is little room. */
const NARROW = 4;

const ARROWS = { rising: 'M2 10L6 3L10 10Z', falling: 'M2 3L6 10L10 3Z' } as const;

const Trend = ({ one, given }: { one: Headline; given: Given }) => {
  const going = goingOf(one);
  return (
    <div className="headline-trend">
      <Sparkline values={one.spark.map(({ value }, at) => ({ at, value }))} gap={1} width={120} height={34} />
      {going && (
        <span className="trend-word" data-better={going.better ?? 'neither'}>
          {going.way !== 'none' && (
            <svg width="12" height="12" aria-hidden="true">
              <path d={ARROWS[going.way]} />
            </svg>
          )}
          <span>{goingSaid(one, going, given)}</span>
        </span>
      )}
    </div>
  );
};

/** How the places are spread over the classes. */
const Spread = ({ one, given }: { one: Headline; given: Given }) => {
  const { words, scheme } = given;
  if (one.of < 2) return null;
  const parts = one.classes.flatMap(({ id, title, color }) => {
    const count = one.counts[id] ?? 0;
    return count > 0
      ? [
          {
            id,
            color,
            count,
            said: words.say('dashboard.headlines.spread', { class: words.text(title), count, of: one.of }),
          },
        ]
      : [];
  });
  return (
    <div className="spread" role="img" aria-label={parts.map(({ said }) => said).join('; ')}>
      {parts.map(({ id, color, count, said }) => (
        <span key={id} title={said} style={{ flexGrow: count, background: colorOf(color, scheme) }} />
      ))}
    </div>
  );
};

const Value = ({ one, given }: { one: Headline; given: Given }) => {
  const { words, scheme } = given;
  const own = classOfOne(one);
  return (
    <div className="headline-value">
      <strong>{one.value === null ? '–' : valueSaid(one, one.value, given)}</strong>
      {own && (
        <span className="class-chip">
          <svg width="12" height="12" aria-hidden="true">
            <rect width="12" height="12" rx="3" fill={colorOf(own.color, scheme)} />
          </svg>
          {words.text(own.title)}
        </span>
      )}
      {one.limit && <span className="muted">{limitSaid(one, given)}</span>}
    </div>
  );
};

const missingSaid = ({ whole, missing }: Headline, { say }: Words): string =>
  missing === 0
    ? ''
    : say(whole ? 'dashboard.headlines.missingPlaces' : 'dashboard.headlines.missing', { missing });

const factsSaid = (one: Headline, { words }: Given): string =>
  [
    periodInWords(one.shown, words.language),
    one.isOld ? words.say('dashboard.reason.old') : '',
    standsSaid(one, words),
    one.whole?.missing === 'few' ? words.say('dashboard.headlines.few') : '',
    missingSaid(one, words),
  ]
    .filter(Boolean)
    .join(' · ');

const Row = ({ one, given, ...mark }: { one: Headline; given: Given } & ReturnType<Fold['beyond']>) => {
  const { words, themes } = given;
  return (
    <li className="headline" {...mark}>
      <div className="headline-name">
        <h3>
          <Icon name={themeIcon(themes.find(({ id }) => id === one.theme)?.icon ?? '')} />
          <Link href={one.page}>{words.text(one.title)}</Link>
          {one.status === 'sample' && <span className="badge-sample">{words.say('dashboard.sample')}</span>}
        </h3>
        <p className="muted">{factsSaid(one, given)}</p>
        <p className="headline-links no-print">
          <Link href={one.method}>{words.say('indicator.about')}</Link>
          <Link href={`/?layers=${one.indicator}`}>{words.say('chart.onMap')}</Link>
        </p>
      </div>
      <Value one={one} given={given} />
      <Trend one={one} given={given} />
      <div className="headline-places">
        <Spread one={one} given={given} />
        {one.last.length > 0 && (
          <p className="muted">
            {one.last.map((place, at) => (
              <span key={place.place}>
                {at > 0 && ' · '}
                <Link href={placeAddress(place.place)}>{placeName(place, words)}</Link>{' '}
                {valueSaid(one, place.value, given)}
              </span>
            ))}
          </p>
        )}
      </div>
    </li>
  );
};

/** The briefs of the themes that have headlines: two pages each, of the whole country. */
const ThemeBriefs = ({ data, themes, words }: Given) => {
  const ids = new Set(data.headlines.map(({ theme }) => theme));
  const shown = themes.filter(({ id }) => ids.has(id));
  if (data.place !== null || shown.length === 0) return null;
  return (
    <p className="actions-inline">
      <span className="muted">{words.say('brief.make')}</span>
      {shown.map(({ id, title }) => (
        <a
          key={id}
          href={briefAddress({ kind: 'theme', id }, words.language)}
          target="_blank"
          rel="noreferrer"
        >
          {words.text(title)}
        </a>
      ))}
    </p>
  );
};

const Body = (given: Given) => {
  const { headlines: all } = given.data;
  const fold = useFold(all.length, all.length, NARROW);
  return (
    <>
      <ul className="headlines">
        {all.map((one, at) => (
          <Row key={one.indicator} one={one} given={given} {...fold.beyond(at)} />
        ))}
      </ul>
      <ShowAll {...fold} />
      <p className="muted">{given.words.say('dashboard.headlines.note')}</p>
      <ThemeBriefs {...given} />
      <p className="actions-inline">
        <Link href="/indicators">{given.words.say('dashboard.headlines.all')}</Link>
      </p>
    </>
  );
};

const sourcesOf = ({ data, words }: Given): string =>
  [
    ...new Set(
      data.headlines.flatMap(({ sources }) =>
        sources.map(({ title, publisher }) => `${words.text(title)}, ${publisher}`),
      ),
    ),
  ].join(' · ');

/** Headline indicators with trend, class, limit and period. */
export const headlines: DataBlock = {
  ...{ id: 'headlines', title: 'dashboard.headlines', icon: 'chart', span: 12 },
  isThere: ({ headlines: all }) => all.length > 0,
  useSheet: (given) => {
    const { data, words, scheme } = given;
    const { say, text } = words;
    const goings = data.headlines.map(goingOf);
    return {
      lead: say('dashboard.headlines.lead', {
        count: data.headlines.length,
        worse: goings.filter((one) => one?.better === false).length,
        better: goings.filter((one) => one?.better === true).length,
      }),
      columns: [
        ...[say('dashboard.column.indicator'), say('dashboard.column.value'), say('dashboard.column.unit')],
        say('dashboard.column.stands'),
        ...[say('dashboard.column.class'), say('dashboard.column.limit'), say('dashboard.column.trend')],
        ...[say('dashboard.column.period'), say('dashboard.column.of'), say('dashboard.column.missing')],
        say('dashboard.column.last'),
      ],
      rows: data.headlines.map((one, at) => {
        const own = classOfOne(one);
        const going = goings[at];
        const trend = going ? goingSaid(one, going, given) : '';
        const last = one.last.map(
          (place) => `${placeName(place, words)} ${valueSaid(one, place.value, given)}`,
        );
        return {
          cells: [
            ...[text(one.title), one.value, one.unit, standsSaid(one, words)],
            ...[own ? text(own.title) : null, limitSaid(one, given)],
            ...[trend, one.shown, one.of, one.missing, last.join('; ')],
          ],
          head: text(one.title),
          value: one.value === null ? '–' : valueSaid(one, one.value, given),
          lines: [
            [own && text(own.title), limitSaid(one, given), trend, factsSaid(one, given)]
              .filter(Boolean)
              .join(' · '),
          ],
          ...(own ? { color: colorOf(own.color, scheme) } : {}),
        };
      }),
      notes: [say('dashboard.headlines.note'), sourcesOf(given)],
    };
  },
  Body,
};
