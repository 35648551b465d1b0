import { createHash } from 'node:crypto';
import type { Db } from '../../sql/db.ts';
import type { Question } from '../../sql/model/analysis.ts';
import type { AnalysisInput } from '../../sql/model/api/analyses.ts';
import type { Text } from '../../sql/model/text.ts';
import { badParameter } from '../http/error.ts';
import type { Snapshot } from '../layers/catalogue.ts';
import { filterOf, layerById } from '../layers/select.ts';
import { placeById } from '../places/find.ts';
import type { Look } from './kind.ts';
import { kindOf } from './kinds/index.ts';
import type { PlaceFound } from './target.ts';
import { trendSource } from './trend/source.ts';

/** A question that was found sound, and what it is computed from. */
export type AskedQuestion = {
  id: string;
  question: Question;
  title: Text;
  inputs: AnalysisInput[];
  look: Look;
};

/** The places that a question names, each with where. */
const placesIn = (question: Question): { id: string; parameter: string }[] =>
  Object.entries({
    area: 'area' in question ? question.area : null,
    to: 'to' in question ? question.to : null,
  }).flatMap(([name, area]) =>
    typeof area === 'object' && area !== null && 'place' in area
      ? [{ id: area.place, parameter: `${name}.place` }]
      : [],
  );

const placeFound = async (db: Db, snapshot: Snapshot, id: string, parameter: string): Promise<PlaceFound> => {
  const layers = [...snapshot.layers.values()].filter(({ manifest }) => manifest.place);
  const { text, values } = placeById(
    id,
    new Date(),
    layers.map(({ no }) => no),
  );
  const { rows } = await db
    .read()
    .query<{ no: number; name: PlaceFound['name']; layer_no: number }>(
      `select no, name, layer_no from place where no in (${text})`,
      [...values],
    );
  const [row] = rows;
  const layer = layers.find(({ no }) => no === row?.layer_no);
  if (!row || !layer) throw badParameter(parameter, 'no-such-place', { id: id.slice(0, 80) });
  return { no: row.no, id, name: row.name, layer: layer.id };
};

/** What a question is looked at with; 400 and 404 for what it names and is not there. */
export const lookOf = async (db: Db, snapshot: Snapshot, question: Question): Promise<Look> => {
  const places = await Promise.all(
    placesIn(question).map(({ id, parameter }) => placeFound(db, snapshot, id, parameter)),
  );
  return {
    snapshot,
    places: new Map(places.map((place) => [place.id, place])),
    ...(question.kind === 'trend' ? { trend: await trendSource(db, question, snapshot) } : {}),
  };
};

const layersOf = (question: Question, { places, trend }: Look): string[] => [
  ...new Set([
    ...kindOf(question).layers(question as never),
    ...[...places.values()].map(({ layer }) => layer),
    ...(trend?.from.kind === 'parameter' ? trend.from.series.map(({ layer }) => layer) : []),
  ]),
];

const layerInput = (snapshot: Snapshot, id: string): AnalysisInput => {
  const layer = layerById(snapshot, id);
  return { kind: 'layer', id, revision: layer.revision, at: layer.publishedAt.toISOString() };
};

/** Series are told by the sum of their revisions, which each change of one raises. */
const seriesInput = ({ trend }: Look): AnalysisInput[] => {
  if (trend?.from.kind !== 'parameter') return [];
  const { id, series } = trend.from;
  const latest = Math.max(0, ...series.map(({ changedAt }) => changedAt?.getTime() ?? 0));
  return [
    {
      kind: 'series',
      id,
      revision: series.reduce((sum, { revision }) => sum + revision, 0),
      at: latest > 0 ? new Date(latest).toISOString() : null,
    },
  ];
};

/** What an answer is computed from now. */
export const inputsOf = (question: Question, look: Look): AnalysisInput[] => [
  ...layersOf(question, look)
    .sort()
    .map((id) => layerInput(look.snapshot, id)),
  ...seriesInput(look),
];

/** JSON with names in order, so that what means the same is the same. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`)
    .join(',')}}`;
};

/** A question is known by what it asks and of which revisions: asked again of others it is another. */
export const idOf = (question: Question, inputs: readonly AnalysisInput[]): string =>
  `answer-${createHash('sha256').update(canonical({ question, inputs })).digest('hex').slice(0, 24)}`;

/** A day says nothing of a layer without time. */
const withoutIdleDays = (question: Question, snapshot: Snapshot): Question => {
  const sided = Object.entries(question).map(([name, value]) => {
    if (typeof value !== 'object' || value === null || !('layer' in value)) return [name, value];
    const { day, ...rest } = value as { layer: string; day?: string };
    return [name, layerById(snapshot, rest.layer).manifest.time && day !== undefined ? value : rest];
  });
  return Object.fromEntries(sided) as Question;
};

/** Reads the filters of a question by the side that each is of; 400 that names it. */
const checkFilters = (question: Question, snapshot: Snapshot): void => {
  for (const [side, value] of Object.entries(question)) {
    if (typeof value !== 'object' || value === null || !('filter' in value) || !('layer' in value)) continue;
    const { layer, filter } = value as { layer: string; filter?: string };
    if (filter !== undefined) filterOf(filter, layerById(snapshot, layer), undefined, `${side}.filter`);
  }
};

/** Finds a question sound, of what whoever asks may know of; throws a 400 or 404. */
export const askedOf = async (db: Db, snapshot: Snapshot, given: Question): Promise<AskedQuestion> => {
  const kind = kindOf(given);
  // Layers that are not there are told before what is done with them.
  for (const id of kind.layers(given as never)) layerById(snapshot, id);
  checkFilters(given, snapshot);
  const question = withoutIdleDays(given, snapshot);
  const look = await lookOf(db, snapshot, question);
  kind.check(question as never, look);
  const inputs = inputsOf(question, look);
  return { id: idOf(question, inputs), question, title: kind.title(question as never, look), inputs, look };
};
