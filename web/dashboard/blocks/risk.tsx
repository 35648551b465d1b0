import { Link } from 'react-aria-components';
import type { DashboardRisk } from '../../../sql/model/api/dashboard.ts';
import { colorOf } from '../../../sql/model/style/palette.ts';
import { placeAddress } from '../../place/address.ts';
import { periodInWords } from '../../place/period-words.ts';
import { measure } from '../../series/said.ts';
import { SelectInput } from '../../ui/form/choice-input.tsx';
import type { SheetRow } from '../../ui/take-along/sheet.ts';
import type { DataBlock, Given } from '../block.ts';
import { type Fold, ShowAll, useFold } from '../fold.tsx';
import { keepNamed } from '../keep.ts';
import { PlacesMap } from '../places-map.tsx';
import { placeName, scoreSaid } from '../said.ts';

/** Places that are ranked first where there is little room. */
const NARROW = 6;

type Score = DashboardRisk['scores'][number];

const classIn = (risk: DashboardRisk, id: string | null) => risk.classes.find((one) => one.id === id) ?? null;
const nameOf = (score: Score, given: Given): string => placeName(score, given.words);
const PART = (value: number): string => `${(value * 10).toFixed(1)}%`;

/** The range of ranks, or nothing where there is none: a bare rank is never told. */
const ranksSaid = ({ ranks }: Score, { words }: Given): string =>
  ranks ? `\u2066${words.say('dashboard.risk.ranks', { first: ranks.first, last: ranks.last })}\u2069` : '';

const Bar = ({
  risk,
  score,
  label,
  given,
  ...mark
}: {
  risk: DashboardRisk;
  score: Score;
  label: string;
  given: Given;
} & ReturnType<Fold['beyond']>) => {
  const { words, scheme } = given;
  const own = classIn(risk, score.class);
  const { lower, upper } = score;
  return (
    <li className="risk-line" {...mark}>
      <Link href={given.data.place ? risk.page : placeAddress(score.place)}>{label}</Link>
      <span className="risk-track" aria-hidden="true">
        <span
          className="risk-fill"
          style={{ inlineSize: PART(score.score), background: own ? colorOf(own.color, scheme) : undefined }}
        />
        {lower !== null && upper !== null && (
          <span
            className="risk-span"
            style={{ insetInlineStart: PART(lower), inlineSize: PART(upper - lower) }}
          />
        )}
      </span>
      <span className="risk-value">
        <Link href={score.page}>{scoreSaid(score.score, words)}</Link>
        {own && <span className="visually-hidden">, {words.text(own.title)}</span>}
      </span>
      <span
        className="muted risk-place"
        {...(score.ranks && {
          role: 'img',
          'aria-label': words.say('dashboard.risk.ranksOf', score.ranks),
        })}
      >
        {ranksSaid(score, given)}
      </span>
    </li>
  );
};

const Legend = ({ risk, given }: { risk: DashboardRisk; given: Given }) => (
  <ul className="class-list">
    {risk.classes.map(({ id, color, title }) => (
      <li key={id} className="class-chip">
        <svg width="12" height="12" aria-hidden="true">
          <rect width="12" height="12" rx="3" fill={colorOf(color, given.scheme)} />
        </svg>
        {given.words.text(title)}
      </li>
    ))}
  </ul>
);

/** The risk that the address names, or the first. */
const chosenIn = ({ data, search }: Given): DashboardRisk | undefined => {
  const id = new URLSearchParams(search).get('risk');
  return data.risks.find(({ risk: one }) => one === id) ?? data.risks[0];
};

/** One risk in the country: a map and the ranked places. */
const Country = (given: Given) => {
  const { data, words, scheme } = given;
  const { say, text, language } = words;
  const risk = chosenIn(given);
  const fold = useFold(risk?.scores.length ?? 0, risk?.scores.length ?? 0, NARROW);
  if (!risk) return null;
  const colors = new Map(
    risk.scores.flatMap((score) => {
      const own = classIn(risk, score.class);
      return own ? [[score.place, colorOf(own.color, scheme)] as const] : [];
    }),
  );
  return (
    <>
      <div className="risk-choice no-print">
        <SelectInput
          name="risk"
          label={say('dashboard.risk.which')}
          value={risk.risk}
          choices={data.risks.map(({ risk: id, title }) => ({ id, title: text(title) }))}
          onChange={(id) => keepNamed({ risk: id })}
        />
      </div>
      <p className="only-print">{text(risk.title)}</p>
      <div className="risk-sides">
        <div>
          <PlacesMap
            layer={risk.base}
            colors={colors}
            label={say('dashboard.risk.mapOf', {
              title: text(risk.title),
              period: periodInWords(risk.period, language),
            })}
          />
          <Legend risk={risk} given={given} />
        </div>
        <div>
          <ol className="risk-lines">
            {risk.scores.map((score, at) => (
              <Bar
                key={score.place}
                {...{ risk, score, given }}
                label={nameOf(score, given)}
                {...fold.beyond(at)}
              />
            ))}
          </ol>
          <ShowAll {...fold} />
        </div>
      </div>
      <p className="muted">{say('dashboard.risk.whiskers')}</p>
      <p className="muted">{[text(risk.source), periodInWords(risk.period, language)].join(' · ')}</p>
      <p className="actions-inline">
        <Link href={risk.page}>{say('dashboard.risk.open')}</Link>
        <Link href={`/?layers=${risk.risk}`}>{say('chart.onMap')}</Link>
      </p>
    </>
  );
};

/** All risks of one place. */
const Place = (given: Given) => {
  const { data, words } = given;
  const { say, text } = words;
  return (
    <>
      <ol className="risk-lines risk-lines-wide">
        {ofPlace(given).map(({ risk, score }) => (
          <li key={risk.risk}>
            <ul className="risk-lines">
              <Bar {...{ risk, score, given }} label={text(risk.title)} />
            </ul>
            <p className="muted risk-gives">
              {[
                score.confidence && say(`dashboard.confidence.${score.confidence}`),
                score.gives.length > 0 &&
                  say('join.said', {
                    what: say('dashboard.risk.gives'),
                    said: score.gives
                      .map(({ title, share }) => `${text(title)} (${measure(share * 100, '%', 0, words)})`)
                      .join(' · '),
                  }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ol>
      {data.risks[0] && <Legend risk={data.risks[0]} given={given} />}
      <p className="muted">{say('dashboard.risk.whiskers')}</p>
    </>
  );
};

/** The scores of a place's own level, the highest first. */
const ofPlace = ({ data }: Given): { risk: DashboardRisk; score: Score }[] =>
  data.risks
    .flatMap((risk) => {
      const score = risk.scores.find(({ place }) => place === data.place);
      return score ? [{ risk, score }] : [];
    })
    .sort((a, b) => Number(b.risk.isOverall) - Number(a.risk.isOverall) || b.score.score - a.score.score);

const shownIn = (given: Given): { risk: DashboardRisk; score: Score }[] =>
  given.data.place
    ? ofPlace(given)
    : given.data.risks.flatMap((risk) => risk.scores.map((score) => ({ risk, score })));

const rowOf = (risk: DashboardRisk, score: Score, given: Given): SheetRow => {
  const { words, scheme, data } = given;
  const { say, text } = words;
  const own = classIn(risk, score.class);
  return {
    cells: [
      ...[text(risk.title), nameOf(score, given), score.score, score.lower, score.upper],
      ...[own ? text(own.title) : null, ranksSaid(score, given)],
      ...[score.confidence && say(`dashboard.confidence.${score.confidence}`), risk.period],
    ],
    head: data.place ? text(risk.title) : nameOf(score, given),
    value: `${scoreSaid(score.score, words)}   ${ranksSaid(score, given)}`,
    ...(own ? { color: colorOf(own.color, scheme) } : {}),
    bar: {
      share: score.score / 10,
      low: score.lower === null ? null : score.lower / 10,
      high: score.upper === null ? null : score.upper / 10,
    },
  };
};

/** The map as it stands on the page, for the picture. */
const mapDrawn = (): SVGSVGElement[] => [
  ...document.querySelectorAll<SVGSVGElement>('#risk .places-map svg'),
];

const leadOf = (given: Given): string => {
  const { data, words } = given;
  const { say, text } = words;
  if (data.place) {
    const [first] = ofPlace(given).filter(({ risk }) => !risk.isOverall);
    return first
      ? say('dashboard.risk.leadPlace', {
          title: text(first.risk.title),
          score: scoreSaid(first.score.score, words),
        })
      : say('dashboard.risk.none');
  }
  const risk = chosenIn(given);
  const [first] = risk?.scores ?? [];
  if (!risk || !first) return say('dashboard.risk.none');
  const high = risk.classes.slice(-2).map(({ id }) => id);
  return say('dashboard.risk.lead', {
    ...{ place: nameOf(first, given), score: scoreSaid(first.score, words), of: risk.scores.length },
    count: risk.scores.filter((one) => one.class !== null && high.includes(one.class)).length,
  });
};

/** Risks: a map and ranked bars with the range of ranks; of a place all that there are. */
export const risk: DataBlock = {
  ...{ id: 'risk', title: 'dashboard.risk', icon: 'shield', span: 12 },
  isThere: (data) =>
    data.risks.some(({ scores }) => !data.place || scores.some(({ place }) => place === data.place)),
  keeps: ['risk'],
  useSheet: (given) => {
    const { words, data } = given;
    const { say, text } = words;
    const shown = chosenIn(given);
    return {
      lead:
        data.place || !shown
          ? leadOf(given)
          : `${say('join.when', { what: text(shown.title), when: shown.period })}. ${leadOf(given)}`,
      columns: [
        ...[say('dashboard.risk.which'), say('dashboard.column.place'), say('dashboard.column.score')],
        ...[say('dashboard.column.low'), say('dashboard.column.high'), say('dashboard.column.class')],
        ...[
          say('dashboard.column.ranks'),
          say('dashboard.column.confidence'),
          say('dashboard.column.period'),
        ],
      ],
      rows: shownIn(given).map(({ risk: one, score }) => rowOf(one, score, given)),
      // The table has all risks; the picture the one that is seen, with its map.
      ...(data.place || !shown
        ? {}
        : { pictured: shown.scores.map((score) => rowOf(shown, score, given)), drawings: mapDrawn }),
      notes: [say('dashboard.risk.whiskers'), ...(shown ? [text(shown.source), text(shown.reference)] : [])],
    };
  },
  Body: (given: Given) => (given.data.place ? <Place {...given} /> : <Country {...given} />),
};
