import type { Db } from '../../sql/db.ts';
import type { SdgLine } from '../../sql/model/api/sdg.ts';
import type { Country } from '../../sql/model/country.ts';
import { AREA, type MadeOfPlaces, type NationalWeight } from '../../sql/model/national.ts';
import type { SdgStatus } from '../../sql/model/sdg/dataset.ts';
import { sameText, type Text } from '../../sql/model/text.ts';
import { headlinesOf } from '../../sql/sdg/headline.ts';
import { readDatasets, type StoredDataset } from '../../sql/sdg/store.ts';
import { shownIn } from '../indicators/answer/info.ts';
import type { Shown } from '../indicators/answer/values-sql.ts';
import { wholeOf } from '../indicators/country.ts';
import type { Snapshot } from '../layers/catalogue.ts';
import { nationalOf } from './national.ts';
import { optionsOf, progressBy } from './progress-of.ts';
import { weightsOf } from './weights.ts';
import { type PlaceYears, wholeYears, yearlyOf } from './yearly.ts';

/** What a page on the goals is made from: what whoever asks may see. */
export type SdgSight = { db: Db; country: Country; snapshot: Snapshot; now: Date; signal: AbortSignal };

/** An indicator of the platform that reports a number of the goals, or speaks of a target. */
export type Computed = { sdg: string; shown: Shown; places: PlaceYears[]; line: SdgLine };

export type SdgFacts = {
  computed: Computed[];
  datasets: StoredDataset[];
  said: Map<string, { status: Exclude<SdgStatus, 'complete'>; note: Text | null }>;
};

/** A risk weighs many things at once: it speaks of a target, and reports none of what is to be measured. */
const serves = ({ indicator: { manifest } }: Shown): string | null =>
  manifest.method.kind === 'risk' ? null : (manifest.sdg ?? null);

const rankOf = ({ levels }: Country, level: string | undefined): number =>
  levels.find(({ id }) => id === level)?.rank ?? Number.POSITIVE_INFINITY;

/** Where nobody says how places become the country. */
const MIDDLE: MadeOfPlaces = { rule: 'median' };

/** What a weight is called. */
const weightTitle = ({ snapshot }: SdgSight, { base }: Shown, weight: NationalWeight): Text | null => {
  if (weight === 'area') return AREA;
  if ('parameter' in weight) return snapshot.parameters.get(weight.parameter)?.manifest.title ?? null;
  return base.manifest.properties.find(({ name }) => name === weight.property)?.title ?? null;
};

/** What stands for the country: its own values, or those of places by the rule that the indicator declares. */
const national = async (
  sight: SdgSight,
  shown: Shown,
  places: readonly PlaceYears[],
): Promise<Pick<SdgLine, 'values' | 'made'>> => {
  const rule = shown.indicator.manifest.national ?? MIDDLE;
  if (rule.rule === 'whole') {
    const whole = await wholeOf(sight.db.read(), shown.indicator.manifest);
    return {
      values: wholeYears(shown.indicator.manifest, whole?.values ?? [], sight.now),
      made: { rule: 'whole', places: places.length, weight: null },
    };
  }
  const weight = rule.rule === 'mean' ? (rule.weight ?? null) : null;
  const weights = weight && (await weightsOf(sight.db, shown, weight, sight.signal));
  return {
    values: nationalOf(rule, places, weights),
    made: { rule: rule.rule, places: places.length, weight: weight && weightTitle(sight, shown, weight) },
  };
};

/** Places of which none is more than a country are one figure; of others it is made. */
const lineOf = async (sight: SdgSight, shown: Shown, places: readonly PlaceYears[]): Promise<SdgLine> => {
  const { manifest } = shown.indicator;
  const isCountry = rankOf(sight.country, shown.base.manifest.place?.level) === 0;
  const { values, made } = isCountry
    ? { values: places[0]?.values ?? [], made: null }
    : await national(sight, shown, places);
  return {
    title: manifest.title,
    indicator: manifest.id,
    unit: manifest.unit,
    decimals: manifest.decimals,
    made,
    isSample: shown.layer.manifest.status === 'sample',
    better: optionsOf(manifest)?.direction ?? null,
    values,
    progress: progressBy(values, optionsOf(manifest)),
  };
};

/** Line of an indicator of the platform that is asked for by its id, as it stands for the country. */
export const computedFacts = async (sight: SdgSight, shown: Shown, sdg: string): Promise<Computed> => {
  const { db, country, now, signal } = sight;
  const places = await yearlyOf(db, shown, { timeZone: country.timeZone, now, signal });
  return { sdg, shown, places, line: await lineOf(sight, shown, places) };
};

const SAID = 'select indicator, status, note from sdg_reporting';

/** All that is known of the goals, as whoever asks sees it. */
export const sdgFacts = async (sight: SdgSight): Promise<SdgFacts> => {
  const { pool } = sight.db;
  const computed: Computed[] = [];
  for (const id of sight.snapshot.indicators.keys()) {
    const shown = shownIn(sight.snapshot, id);
    const sdg = shown && serves(shown);
    if (shown && sdg) computed.push(await computedFacts(sight, shown, sdg));
  }
  const { rows } = await pool.query(SAID);
  return {
    computed,
    datasets: await readDatasets(pool),
    said: new Map(rows.map(({ indicator, status, note }) => [indicator, { status, note }])),
  };
};

/** The lines of a file that are of everybody and the whole country. */
export const linesOfFile = (file: StoredDataset, title: Text): SdgLine[] =>
  headlinesOf(file).map(({ series, unit, values }) => {
    const { progress } = file;
    const isChosen =
      progress !== null &&
      (progress.series === undefined || progress.series === series) &&
      (progress.unit === undefined || progress.unit === unit);
    return {
      title: series ? sameText(series) : title,
      indicator: null,
      unit,
      decimals: null,
      made: null,
      isSample: file.isSample,
      better: isChosen ? progress.direction : null,
      values,
      progress: isChosen ? progressBy(values, progress) : null,
    };
  });
