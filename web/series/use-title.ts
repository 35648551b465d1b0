import { useMemo } from 'react';
import { useWords } from '../i18n/intl.tsx';
import { findingOf } from './finding.ts';
import { limitsOf } from './limits.ts';
import { type Line, shownIn } from './line.ts';
import { comparisonInWords, findingInWords, withStatistic } from './said.ts';
import type { Span } from './span.ts';
import { statisticsOf } from './statistics.ts';
import type { SeriesTrend } from './trend.ts';

/** The title of a chart: what is to be seen in it. */
export const useTitle = (
  lines: readonly Line[],
  span: Span,
  trends: ReadonlyMap<string, SeriesTrend | null>,
  name: (line: Line) => string,
): string => {
  const words = useWords();
  // biome-ignore lint/correctness/useExhaustiveDependencies: words and names change with the language alone
  return useMemo(() => {
    const [line] = lines;
    if (!line) return '';
    if (lines.length > 1) return comparisonInWords(lines, name, words);
    const points = shownIn(line, span);
    const { gather } = line.one.parameter;
    const classes = line.one.computed?.info.classes ?? [];
    const statistics = statisticsOf(points, { span, every: null, gather });
    if (!statistics) return words.say('chart.nothing');
    const limits = limitsOf([line]).flatMap(({ limit, held }) => (held === 'values' ? [limit] : []));
    const trend = trends.get(line.one.series.id) ?? null;
    const finding = findingInWords(findingOf({ points, statistics, trend, limits, classes }), line, words);
    return withStatistic(finding, line, words);
  }, [lines, span, trends, words.language]);
};
