import { type Condition, some, where } from '../../features/sql.ts';
import { badParameter } from '../../http/error.ts';
import { shownIn } from '../../indicators/answer/info.ts';
import { featuresIn } from '../../indicators/answer/values.ts';
import type { Snapshot } from '../../layers/catalogue.ts';
import { indicatorNamed } from '../../series/named.ts';
import { seriesIn } from '../../series/one.ts';
import type { Services } from '../../services.ts';

type Seen = { services: Services; snapshot: Snapshot; signal: AbortSignal };

const subjectOf = async ({ services, snapshot, signal }: Seen, name: string): Promise<Condition | null> => {
  const named = indicatorNamed(name);
  if (!named) {
    const found = await seriesIn(services, snapshot, name, signal);
    return found && where('s.series_no = ?', found.row.no);
  }
  const shown = shownIn(snapshot, named.indicator);
  if (!shown) return null;
  const features = await featuresIn(services, shown, named.place, signal, 'series');
  return where('(s.indicator_id = ? and s.feature_id = any(?::text[]))', named.indicator, features);
};

/**
 * The condition on signals `s` that they are of one of what is named: series by their ids, or `indicator/place`, as
 * /api/observations names them; 400 for what is not there, or what whoever asks may not know of.
 */
export const ofSubjects = async (given: Seen, names: readonly string[]): Promise<Condition> => {
  const conditions: Condition[] = [];
  for (const name of names) {
    const condition = await subjectOf(given, name);
    if (!condition) throw badParameter('series', 'invalid-parameter', { reason: name.slice(0, 80) });
    conditions.push(condition);
  }
  return some(conditions);
};
