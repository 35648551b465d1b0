import type {
  SdgGoalInfo,
  SdgIndicatorInfo,
  SdgLine,
  SdgOverview,
  SdgTargetInfo,
} from '../../sql/model/api/sdg.ts';
import { SDG_STATUSES, type SdgStatus } from '../../sql/model/sdg/dataset.ts';
import { SDG_GOALS, SDG_SOURCE } from '../../sql/model/sdg/frame.ts';
import type { SdgGoal, SdgIndicator, SdgTarget } from '../../sql/model/sdg/shape.ts';
import type { Text } from '../../sql/model/text.ts';
import { type Progress, progressOfAll } from '../methods/sdg-progress.ts';
import { linesOfFile, type SdgFacts, type SdgSight } from './facts.ts';

export const csvPath = (id: string): string => `/api/sdg/open-sdg/data/${id}.csv`;

const judged = (lines: readonly SdgLine[]): Progress[] =>
  lines.flatMap(({ progress }) => (progress && progress.status !== 'no-data' ? [progress] : []));

const statusOf = (lines: readonly SdgLine[], said: SdgStatus | undefined): SdgStatus => {
  if (lines.some(({ values }) => values.length > 0))
    return lines.every(({ isSample }) => isSample) ? 'in-progress' : 'complete';
  return said ?? 'exploring';
};

const sourceOf = ({ snapshot }: SdgSight, facts: SdgFacts, id: string): Text | null => {
  const file = facts.datasets.find(({ indicator }) => indicator === id);
  const layers = facts.computed.filter(({ sdg }) => sdg === id).map(({ shown }) => shown.layer);
  const own = [...new Set(layers.flatMap(({ manifest }) => manifest.sources))].flatMap(
    (source) => snapshot.sources.get(source) ?? [],
  );
  if (own.length === 0) return file?.source ?? null;
  const joined = (language: keyof Text, by: string) => own.map(({ title }) => title[language]).join(by);
  return { ar: joined('ar', '، '), fr: joined('fr', ', '), en: joined('en', ', ') };
};

/** How far one of the indicators of the goals is reported, with its lines. */
export const indicatorInfo = (
  sight: SdgSight,
  facts: SdgFacts,
  { id, title, tier }: SdgIndicator,
): SdgIndicatorInfo => {
  const computed = facts.computed.filter(({ sdg }) => sdg === id).map(({ line }) => line);
  const files = facts.datasets.filter(({ indicator }) => indicator === id);
  const lines = computed.length > 0 ? computed : files.flatMap((file) => linesOfFile(file, title));
  const said = facts.said.get(id);
  const hasRows = lines.length > 0 || files.some(({ rows }) => rows.length > 0);
  return {
    ...{ id, title, tier, lines },
    status:
      lines.length > 0 || !hasRows
        ? statusOf(lines, said?.status)
        : files[0]?.isSample
          ? 'in-progress'
          : 'complete',
    note: said?.note ?? null,
    source: sourceOf(sight, facts, id),
    progress: progressOfAll(judged(lines)).status,
    csv: hasRows ? csvPath(id) : null,
  };
};

const targetInfo = (sight: SdgSight, facts: SdgFacts, target: SdgTarget): SdgTargetInfo => {
  const indicators = target.indicators.map((one) => indicatorInfo(sight, facts, one));
  const related = facts.computed.filter(({ sdg }) => sdg === target.id).map(({ line }) => line);
  const all = judged([...indicators.flatMap(({ lines }) => lines), ...related]);
  return {
    id: target.id,
    title: target.title,
    progress: { ...progressOfAll(all), of: all.length },
    indicators,
    related,
  };
};

const countsOf = (indicators: readonly SdgIndicatorInfo[]): Record<SdgStatus, number> =>
  Object.fromEntries(
    SDG_STATUSES.map((status) => [status, indicators.filter((one) => one.status === status).length]),
  ) as Record<SdgStatus, number>;

/** A goal with its targets, its indicators and the lines that stand for the country. */
export const goalInfo = (
  sight: SdgSight,
  facts: SdgFacts,
  { id, short, title, targets }: SdgGoal,
): SdgGoalInfo => {
  const told = targets.map((target) => targetInfo(sight, facts, target));
  return {
    ...{ id, short, title },
    counts: countsOf(told.flatMap(({ indicators }) => indicators)),
    targets: told,
    note: SDG_SOURCE.note,
  };
};

/** How far every goal is reported, and how each target goes. */
export const overviewOf = (sight: SdgSight, facts: SdgFacts): SdgOverview => {
  const goals = SDG_GOALS.map((goal) => goalInfo(sight, facts, goal));
  const all = goals.flatMap(({ targets }) => targets.flatMap(({ indicators }) => indicators));
  return {
    goals: goals.map(({ id, short, title, counts, targets }) => ({
      ...{ id, short, title, counts },
      targets: targets.map((target) => ({
        id: target.id,
        title: target.title,
        progress: target.progress,
      })),
    })),
    counts: countsOf(all),
    note: SDG_SOURCE.note,
  };
};
