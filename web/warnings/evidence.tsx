import { Link } from 'react-aria-components';
import type { ShownEvidence } from '../../sql/model/api/warnings.ts';
import { useWords } from '../i18n/intl.tsx';
import { measure } from '../series/said.ts';
import { axisOf, linear } from '../series/scale.ts';
import './warnings.css';

const [WIDTH, HEIGHT] = [560, 170];
const EDGE = { left: 8, right: 8, top: 14, bottom: 22 };

type Point = [time: number, value: number];

/** A silence of more than so many usual steps is one: no line goes over it. */
const SILENCE = 6;

const stepOf = (points: readonly Point[]): number => {
  const steps = points.slice(1).map(([time], at) => time - points[at]![0]);
  return steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
};

/** Values one after the other without a silence. */
const runsOf = (points: readonly Point[]): Point[][] => {
  const most = stepOf(points) * SILENCE;
  const runs: Point[][] = [];
  for (const point of points) {
    const last = runs.at(-1)?.at(-1);
    if (last && point[0] - last[0] <= most) runs.at(-1)!.push(point);
    else runs.push([point]);
  }
  return runs;
};

/** What came after the last long silence, where that is a course to be seen; else all. */
const recentOf = (points: readonly Point[]): readonly Point[] => {
  const last = runsOf(points).at(-1) ?? [];
  return last.length >= 8 ? last : points;
};

/** The values that led to it, with the limit; the last one marked. */
const Chart = ({ evidence, label }: { evidence: ShownEvidence; label: string }) => {
  const { number, moment, say, language } = useWords();
  const { decimals } = evidence;
  const points = recentOf(evidence.points);
  // A probability has no place on the axis of what is forecast.
  const limit = evidence.kind === 'forecast' ? null : evidence.limit;
  if (points.length < 2) return null;
  const values = points.map(([, value]) => value);
  const all = limit === null ? values : [...values, limit];
  const { domain } = axisOf(Math.min(...all), Math.max(...all), 4);
  const [first, last] = [points[0]!, points.at(-1)!];
  const x = linear([first[0], last[0]], [EDGE.left, WIDTH - EDGE.right]);
  const y = linear(domain, [HEIGHT - EDGE.bottom, EDGE.top]);
  const at = ([time, value]: Point): string => `${x.of(time).toFixed(1)},${y.of(value).toFixed(1)}`;
  // Beside the clock of an Arabic line its beginning is at the right.
  const [begin, end] = language === 'ar' ? (['end', 'start'] as const) : (['start', 'end'] as const);
  return (
    <svg className="evidence-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <line className="evidence-base" x1={0} x2={WIDTH} y1={HEIGHT - EDGE.bottom} y2={HEIGHT - EDGE.bottom} />
      {limit !== null && (
        <>
          <line className="evidence-limit" x1={0} x2={WIDTH} y1={y.of(limit)} y2={y.of(limit)} />
          <text className="evidence-word" x={EDGE.left} y={y.of(limit) - 5} textAnchor={begin}>
            {say('warnings.limit')} {number(limit, decimals)}
          </text>
        </>
      )}
      {runsOf(points).map((run) => (
        <polyline key={run[0]?.[0]} className="evidence-line" points={run.map(at).join(' ')} />
      ))}
      <circle className="evidence-last" cx={x.of(last[0])} cy={y.of(last[1])} r="4" />
      <text className="evidence-word" x={EDGE.left} y={HEIGHT - 6} textAnchor={begin}>
        {moment(new Date(first[0]).toISOString())}
      </text>
      <text className="evidence-word" x={WIDTH - EDGE.right} y={HEIGHT - 6} textAnchor={end}>
        {moment(new Date(last[0]).toISOString())}
      </text>
    </svg>
  );
};

const Value = ({ evidence }: { evidence: ShownEvidence }) => {
  const words = useWords();
  const { value, limit, unit, decimals, kind } = evidence;
  if (evidence.class) return <strong>{words.text(evidence.class)}</strong>;
  if (value === null) return null;
  const scale = kind === 'forecast' ? 100 : 1;
  const said = (of: number) => measure(of * scale, unit, decimals, words);
  return (
    <strong>
      {limit === null
        ? said(value)
        : words.say('warnings.evidenceValue', { value: said(value), limit: said(limit) })}
    </strong>
  );
};

const One = ({ evidence }: { evidence: ShownEvidence }) => {
  const { say, text, moment } = useWords();
  const { title, name, feature, at, sources, series, status } = evidence;
  return (
    <article className="evidence">
      <h3>
        {text(title)} · {name ? text(name) : feature}{' '}
        {status === 'sample' && <span className="badge-sample">{say('layer.sample')}</span>}
      </h3>
      <p>
        <Value evidence={evidence} /> <span className="muted">{moment(at)}</span>
      </p>
      <div className="evidence-figures">
        <Chart evidence={evidence} label={say('warnings.evidenceChart', { title: text(title) })} />
        <Locator evidence={evidence} />
      </div>
      <p className="muted">
        {say('warnings.source', {
          source: sources.map((source) => `${text(source.title)}, ${source.publisher}`).join(' · '),
        })}
      </p>
      {series && <Link href={`/series/${encodeURIComponent(series)}`}>{say('warnings.series')}</Link>}
    </article>
  );
};

/** Where it was seen, as it was drawn then: a picture, and nothing that could be run. */
const Locator = ({ evidence: { map, name, feature } }: { evidence: ShownEvidence }) => {
  const { say, text } = useWords();
  if (!map) return null;
  return (
    <img
      className="evidence-map"
      alt={say('warnings.evidenceMap', { name: name ? text(name) : feature })}
      width={map.width}
      height={map.height}
      src={`data:image/svg+xml,${encodeURIComponent(map.svg)}`}
    />
  );
};

/** What a warning is based on: values, limit, chart and source of each place that led to it. */
export const EvidenceCard = ({ evidence }: { evidence: readonly ShownEvidence[] }) => {
  const { say } = useWords();
  return (
    <section className="panel-card stack">
      <h2>{say('warnings.evidence')}</h2>
      {evidence.length === 0 && <p className="muted">{say('warnings.evidenceNone')}</p>}
      {evidence.map((one) => (
        <One key={`${one.layer} ${one.feature} ${one.series ?? ''}`} evidence={one} />
      ))}
    </section>
  );
};
