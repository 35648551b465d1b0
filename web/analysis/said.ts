import type { AnalysisInfo } from '../../sql/model/api/analyses.ts';
import type { Words } from '../i18n/intl.tsx';

type Summary = NonNullable<AnalysisInfo['figures']>['summary'];

const km2 = (value: Summary[string] | undefined): number => Math.round(Number(value ?? 0) * 100) / 100;

/** In how many places something rises and falls, and in how many of them by more than chance. */
const trendSaid = (summary: Summary, { say }: Words): string => {
  const of = (name: string): number => Number(summary[name] ?? 0);
  const tested = of('tested');
  const directions = (['rising', 'falling'] as const)
    .filter((direction) => of(direction) > 0)
    .map((direction) =>
      say(`said.${direction}`, {
        count: of(direction),
        of: tested,
        significant: of(`${direction}Significant`),
      }),
    );
  return [
    ...(directions.length > 0 ? directions : [say('said.noTrend', { of: tested })]),
    ...(of('unknown') > 0 ? [say('said.tooFew', { count: of('unknown') })] : []),
  ].join(' ');
};

/** An answer in a sentence or two. */
export const saidOf = ({ question, figures }: AnalysisInfo, words: Words): string => {
  const { say, number } = words;
  if (!figures) return '';
  const { count, summary } = figures;
  if (count === 0 && question.kind !== 'change') return say('said.nothing');
  const of = (name: string): number => Number(summary[name] ?? 0);
  switch (question.kind) {
    case 'trend':
      return trendSaid(summary, words);
    case 'change':
      return say('said.change', { added: of('added'), removed: of('removed'), altered: of('altered') });
    case 'cover':
      return say('said.cover', {
        gain: number(km2(summary.gain)),
        loss: number(km2(summary.loss)),
        change: number(km2(summary.change)),
      });
    case 'by-place':
      return say(summary.total === null ? 'said.byPlaceMean' : 'said.byPlace', {
        count: of('withValue'),
        total: number(of('total')),
        least: number(of('least')),
        most: number(of('most')),
      });
    case 'hot-spots':
      return say('said.hotSpots', { hot: of('hot'), cold: of('cold'), count });
    case 'buffer':
      return say('said.buffer', { km2: number(km2(summary.km2)), count });
    case 'nearest':
      return say('said.nearest', { count, km: number(of('farthest') / 1000) });
    case 'intersect':
      return question.cut ? say('said.shared', { count }) : say('said.found', { count, of: of('of') });
    case 'within':
    case 'near':
      return say('said.found', { count, of: of('of') });
  }
};
