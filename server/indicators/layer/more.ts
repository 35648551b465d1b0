import type { Indicator } from '../../../sql/model/indicator.ts';
import type { Property } from '../../../sql/model/property.ts';
import type { Text } from '../../../sql/model/text.ts';
import { isOfWhole, riskProperties } from './risk-more.ts';

const text = (ar: string, fr: string, en: string): Text => ({ ar, fr, en });
const number = (name: string, title: Text, unit?: string): Property => ({
  name,
  type: 'number',
  title,
  ...(unit === undefined ? {} : { unit }),
  decimals: 2,
});

const POLLUTANTS = [
  ['pm2_5', text('الجسيمات PM2.5', 'Particules PM2,5', 'Particles PM2.5')],
  ['pm10', text('الجسيمات PM10', 'Particules PM10', 'Particles PM10')],
  ['no2', text('ثاني أكسيد النيتروجين', 'Dioxyde d’azote', 'Nitrogen dioxide')],
  ['o3', text('الأوزون', 'Ozone', 'Ozone')],
  ['so2', text('ثاني أكسيد الكبريت', 'Dioxyde de soufre', 'Sulphur dioxide')],
  ['co', text('أول أكسيد الكربون', 'Monoxyde de carbone', 'Carbon monoxide')],
] as const;

const worstPollutant: Property = {
  name: 'by',
  type: 'string',
  title: text('الملوّث الحاسم', 'Polluant déterminant', 'Deciding pollutant'),
  codes: POLLUTANTS.map(([value, title]) => ({ value, title })),
};

const own = number('own', text('القيمة نفسها', 'Valeur elle-même', 'Value itself'));
const compared = number('baseline', text('قيمة المقارنة', 'Valeur de référence', 'Value compared with'));

/** What an input is called: as the indicator or the quantity that it is. */
export type TitleOf = (input: string) => Text | undefined;

const partOf = (input: string, titleOf: TitleOf): Property => {
  const title = titleOf(input) ?? text(input, input, input);
  return number(`part_${input}`, text(`النصيب: ${title.ar}`, `Part : ${title.fr}`, `Part: ${title.en}`));
};

/** What a method tells beside its value: the names are those that its results carry. */
export const moreProperties = ({ method }: Indicator, titleOf: TitleOf): Property[] => {
  switch (method.kind) {
    case 'ratio':
      return [
        number('numerator', text('البسط', 'Numérateur', 'Numerator')),
        number('denominator', text('المقام', 'Dénominateur', 'Denominator')),
      ];
    case 'exceedances':
      return [number('counted', text('عدد ما قورن', 'Nombre comparé', 'Number compared'))];
    case 'ccme-wqi':
      return [
        number('f1', text('النطاق F1', 'Étendue F1', 'Scope F1'), '%'),
        number('f2', text('التواتر F2', 'Fréquence F2', 'Frequency F2'), '%'),
        number('f3', text('السعة F3', 'Amplitude F3', 'Amplitude F3'), '%'),
        number('variables', text('عدد المتغيرات', 'Nombre de variables', 'Number of variables')),
        number('tests', text('عدد الاختبارات', 'Nombre de tests', 'Number of tests')),
      ];
    case 'bathing-class':
      return [
        number(
          'ecoli_p95',
          text('المئين 95 للإشريكية القولونية', '95e percentile d’E. coli', '95th percentile of E. coli'),
        ),
        number(
          'enterococci_p95',
          text(
            'المئين 95 للمكورات المعوية',
            '95e percentile des entérocoques',
            '95th percentile of enterococci',
          ),
        ),
        number('samples', text('عدد العينات', 'Nombre d’échantillons', 'Number of samples')),
      ];
    case 'european-aqi':
    case 'us-aqi':
      return [worstPollutant];
    case 'shoreline-change':
      return [number('dates', text('عدد التواريخ', 'Nombre de dates', 'Number of dates'))];
    case 'fire-weather':
      return [
        number('ffmc', text('رطوبة الوقود الدقيق', 'Combustible léger', 'Fine fuel moisture code')),
        number('dmc', text('رطوبة الطبقة العضوية', 'Humus', 'Duff moisture code')),
        number('dc', text('الجفاف', 'Sécheresse', 'Drought code')),
      ];
    case 'against-baseline':
    case 'against-before':
      return [own, compared];
    case 'composite':
      return method.parts.map(({ input }) => partOf(input, titleOf));
    case 'risk':
      return riskProperties(method, titleOf);
    case 'sum':
    case 'spi':
    case 'spei':
      return [];
  }
};

/** The names of them that a map's window shows. */
export const shownInPopup = ({ method }: Indicator, more: readonly Property[]): string[] =>
  more.map(({ name }) => name).filter((name) => method.kind !== 'risk' || isOfWhole(name));
