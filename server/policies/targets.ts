import type { TargetInfo } from '../../sql/model/api/policies.ts';
import type { PolicyTarget } from '../../sql/model/policy.ts';
import { sdgIndicator } from '../../sql/model/sdg/frame.ts';
import { sameText } from '../../sql/model/text.ts';
import { headlineOf } from '../../sql/sdg/headline.ts';
import { shownIn } from '../indicators/answer/info.ts';
import { nameOf } from '../indicators/answer/value.ts';
import type { Snapshot } from '../layers/catalogue.ts';
import { sdgProgress, type YearValue } from '../methods/sdg-progress.ts';
import { type Computed, computedFacts } from '../sdg/facts.ts';
import type { knownOf } from '../sdg/kept.ts';

type Known = Awaited<ReturnType<typeof knownOf>>;
/** What a target is measured by: which values, of what. */
type Measured = Pick<
  TargetInfo,
  'title' | 'unit' | 'decimals' | 'placeName' | 'made' | 'isSample' | 'page'
> & {
  values: readonly YearValue[];
};

const made = new WeakMap<Snapshot, Map<string, Promise<Computed | null>>>();

/** An indicator through the years, read once for all who see the same. */
const computedOf = ({ sight }: Known, id: string): Promise<Computed | null> => {
  const known = made.get(sight.snapshot) ?? new Map<string, Promise<Computed | null>>();
  made.set(sight.snapshot, known);
  const before = known.get(id);
  if (before) return before;
  const shown = shownIn(sight.snapshot, id);
  const asked = shown ? computedFacts(sight, shown, '') : Promise.resolve(null);
  known.set(id, asked);
  asked.catch(() => known.delete(id));
  return asked;
};

const pageOf = (id: string, place: string | null): string =>
  place === null ? `/?layers=${id}` : `/indicator/${id}/${encodeURIComponent(place)}`;

const ofOurs = (one: Computed, { indicator, place }: PolicyTarget): Measured => {
  const { line, places, shown } = one;
  const { title, unit, decimals, isSample } = line;
  const there = place === null ? null : places.find((other) => other.place === place);
  return {
    ...{ title, unit, decimals, isSample },
    placeName: there ? nameOf(shown.base, there.named) : null,
    made: place === null ? line.made : null,
    page: pageOf(indicator, place),
    values: place === null ? line.values : (there?.values ?? []),
  };
};

/** A number of the goals is measured in the country alone: by the indicator that reports it, or by a file. */
const ofGoals = ({ facts }: Known, { indicator, place }: PolicyTarget): Measured => {
  const title = sdgIndicator(indicator)!.title;
  const goal = indicator.split('.')[0] ?? '';
  const plain = { title, decimals: null, placeName: null, made: null, page: `/sdg/${goal}` };
  const ours = facts.computed.find(({ sdg }) => sdg === indicator);
  if (ours) {
    const { unit, decimals, isSample, made, values } = ours.line;
    return { ...plain, unit, decimals, isSample, made, values: place === null ? values : [] };
  }
  const file = facts.datasets.find((one) => one.indicator === indicator);
  const line = file && headlineOf(file, file.progress);
  return {
    ...plain,
    unit: line?.unit ?? '',
    isSample: file?.isSample ?? false,
    values: place === null ? (line?.values ?? []) : [],
  };
};

const GONE: Omit<Measured, 'title'> = {
  ...{ unit: '', decimals: null, placeName: null, made: null },
  ...{ isSample: false, page: null, values: [] },
};

const measuredOf = async (known: Known, target: PolicyTarget): Promise<Measured> => {
  const { indicator } = target;
  if (sdgIndicator(indicator)) return ofGoals(known, target);
  const one = await computedOf(known, indicator);
  // One that whoever asks may not see is told by its id alone.
  return one ? ofOurs(one, target) : { ...GONE, title: sameText(indicator) };
};

/** How the targets of a document go, by what whoever asks may see. */
export const targetsOf = async (known: Known, targets: readonly PolicyTarget[]): Promise<TargetInfo[]> => {
  const told: TargetInfo[] = [];
  for (const target of targets) {
    const { values, ...measured } = await measuredOf(known, target);
    const { direction, baseline, value, deadline } = target;
    const after = values.filter(({ year }) => year >= baseline.year);
    told.push({
      target,
      ...measured,
      values: [...values],
      progress: sdgProgress(after, {
        ...{ direction, target: value, targetYear: deadline },
        ...{ baseYear: baseline.year, baseValue: baseline.value },
      }),
    });
  }
  return told;
};
