import { useQuery } from '@tanstack/react-query';
import { IndicatorList } from '../../../sql/model/api/indicators.ts';
import { ParameterList } from '../../../sql/model/api/series.ts';
import type { WarningRule } from '../../../sql/model/warning-rule.ts';
import { read } from '../../api.ts';
import { useWords } from '../../i18n/intl.tsx';

const KEEP = { staleTime: 300_000 };
const NONE: never[] = [];

/** What rules can look at: quantities that are measured, indicators that are computed. */
export const useSubjects = () => {
  const parameters = useQuery({
    queryKey: ['parameters'],
    queryFn: ({ signal }) => read(ParameterList, '/api/parameters', signal),
    ...KEEP,
  });
  const indicators = useQuery({
    queryKey: ['indicators'],
    queryFn: ({ signal }) => read(IndicatorList, '/api/indicators', signal),
    ...KEEP,
  });
  return {
    parameters: parameters.data?.parameters ?? NONE,
    indicators: indicators.data?.indicators ?? NONE,
    isKnown: parameters.data !== undefined && indicators.data !== undefined,
  };
};
export type Subjects = ReturnType<typeof useSubjects>;

/** What a rule looks at, in words: the title of the quantity or indicator, its unit, and its classes or limits by their ids. */
export const useSubjectWords = (subjects: Subjects) => {
  const { text, say } = useWords();
  return ({ subject }: Pick<WarningRule, 'subject'>): string => {
    const { parameters, indicators } = subjects;
    const titled = (kind: 'parameter' | 'indicator', id: string): string => {
      const found = (kind === 'parameter' ? parameters : indicators).find((one) => one.id === id);
      return found ? text(found.title) : id;
    };
    if (subject.kind === 'indicator') return titled('indicator', subject.indicator);
    if (subject.kind === 'forecast')
      return say('rule.chance', {
        title: titled(subject.of.kind, subject.of.id),
        limit: limitTitle(subjects, subject.of, subject.limit, text),
      });
    const title = titled('parameter', subject.parameter);
    return subject.over === 'value'
      ? title
      : say('rule.statisticOf', {
          title,
          statistic: say(`rule.statistic.${subject.statistic}`),
          over: say(`rule.over.${subject.over}`),
        });
  };
};

/** The limits that a forecast can be asked about: of a quantity its limits, of an indicator its classes. */
export const limitsOf = (
  { parameters, indicators }: Subjects,
  of: { kind: 'parameter' | 'indicator'; id: string },
) =>
  of.kind === 'parameter'
    ? (parameters.find(({ id }) => id === of.id)?.limits ?? []).map(({ id, title }) => ({ id, title }))
    : (indicators.find(({ id }) => id === of.id)?.classes ?? []).map(({ id, title }) => ({ id, title }));

const limitTitle = (
  subjects: Subjects,
  of: { kind: 'parameter' | 'indicator'; id: string },
  limit: string,
  text: ReturnType<typeof useWords>['text'],
): string => {
  const found = limitsOf(subjects, of).find(({ id }) => id === limit);
  return found ? text(found.title) : limit;
};
