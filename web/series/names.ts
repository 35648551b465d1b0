import type { SeriesInfo } from '../../sql/model/api/series.ts';
import { LANGUAGES, type Language } from '../../sql/model/text.ts';
import type { Words } from '../i18n/intl.tsx';
import type { Charted } from './charted.ts';

/** A name in the reader's language, else in the first that has one. */
export const nameIn = (
  name: Readonly<Record<string, string>>,
  language: Language,
  otherwise: string,
): string => [language, ...LANGUAGES].map((one) => name[one]).find(Boolean) ?? otherwise;

export const featureName = (
  { name, feature }: Pick<SeriesInfo, 'name' | 'feature'>,
  language: Language,
): string => nameIn(name, language, feature);

/** What tells a series from the others of its chart: where it is, what it measures, how; no more than is needed. */
export const seriesNames = (ones: readonly Charted[], words: Words): ReadonlyMap<string, string> => {
  const differ = (of: (one: Charted) => string): boolean => new Set(ones.map(of)).size > 1;
  const [features, parameters, procedures] = [
    differ(({ series }) => `${series.layer} ${series.feature}`),
    differ(({ series }) => series.parameter),
    differ(({ series }) => series.procedure),
  ];
  return new Map(
    ones.map(({ series, parameter }) => [
      series.id,
      [
        features || !parameters ? featureName(series, words.language) : null,
        parameters ? words.text(parameter.title) : null,
        procedures && series.procedure ? series.procedure : null,
      ]
        .filter(Boolean)
        .join(' · '),
    ]),
  );
};

/** What a chart is of, in a line: the parameter and the place of its first series. */
export const headOf = (one: Charted, words: Words): string =>
  `${words.text(one.parameter.title)} · ${featureName(one.series, words.language)}`;
