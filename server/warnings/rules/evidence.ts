import type pg from 'pg';
import type { Evidence } from '../../../sql/model/warning.ts';
import type { WarningRule } from '../../../sql/model/warning-rule.ts';
import { evidenceMap } from './evidence-map.ts';
import { lookOf } from './subjects/index.ts';
import type { About, Seen } from './subjects/subject.ts';
import type { Where } from './where.ts';

/** What a rule saw at a feature: the value, the limit, what led to it, and where that comes from. */
export const evidenceOf = async (
  client: pg.ClientBase,
  { subject, when }: WarningRule,
  seen: Seen,
  { about, where }: { about: About; where: Where },
): Promise<Evidence> => {
  const last = seen.samples.at(-1)!;
  const stretch = await lookOf(subject).stretch(client, subject, seen, last.time);
  return {
    at: new Date(last.time).toISOString(),
    kind: subject.kind,
    subject:
      subject.kind === 'observation'
        ? subject.parameter
        : subject.kind === 'indicator'
          ? subject.indicator
          : subject.of.id,
    title: about.title,
    layer: seen.layer,
    feature: seen.feature,
    name: where.name,
    series: stretch.series,
    value: last.value,
    class: when.kind === 'classes' ? (about.classes.get(last.class ?? '') ?? null) : null,
    unit: about.unit,
    decimals: about.decimals,
    limit: when.kind === 'classes' ? null : when.value,
    side: when.kind === 'classes' ? null : when.kind,
    points: stretch.points,
    sources: stretch.sources,
    status: stretch.status,
    map: await evidenceMap(client, where),
  };
};
