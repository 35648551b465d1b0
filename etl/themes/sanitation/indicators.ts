import type { IndicatorDeclaration } from '../../../sql/model/indicator.ts';
import { text } from '../../declare.ts';
import { percentOf, ROUND_LIMITS, ranges, yearOf } from '../../declare-indicator.ts';

const yearly = {
  base: 'governorates',
  period: 'year',
  unit: '%',
  decimals: 0,
  direction: 'higher-better',
  classesSource: ROUND_LIMITS,
} as const;

const connection: IndicatorDeclaration = {
  ...yearly,
  id: 'sewer-connection-rate',
  title: text('نسبة الربط بشبكة التطهير', 'Taux de raccordement à l’égout', 'Sewer connection rate'),
  description: text(
    'المساكن المربوطة بشبكة التطهير من جملة المساكن.',
    'Part des logements raccordés au réseau d’assainissement.',
    'Share of dwellings that are connected to sewers.',
  ),
  inputs: { connected: yearOf('dwellings-connected'), all: yearOf('dwellings') },
  method: percentOf('connected', 'all'),
  classes: ranges([30, 50, 70, 90], 'bad-good'),
  sdg: '6.2.1',
  national: { rule: 'mean', weight: { parameter: 'dwellings' } },
  reference: text(
    'المساكن المربوطة على جملة المساكن.',
    'Logements raccordés sur l’ensemble des logements.',
    'Dwellings connected over all dwellings.',
  ),
};

const treated: IndicatorDeclaration = {
  ...yearly,
  id: 'wastewater-treated-share',
  headline: true,
  title: text('نسبة معالجة المياه المستعملة', 'Part des eaux usées traitées', 'Share of wastewater treated'),
  description: text(
    'ما عولج من المياه المستعملة المجمَّعة في السنة.',
    'Part traitée des eaux usées collectées dans l’année.',
    'Part of the wastewater collected in a year that is treated.',
  ),
  inputs: { treated: yearOf('wastewater-treated'), collected: yearOf('wastewater-collected') },
  method: percentOf('treated', 'collected'),
  classes: ranges([50, 70, 80, 90], 'bad-good'),
  sdg: '6.3.1',
  national: { rule: 'mean', weight: { parameter: 'wastewater-collected' } },
  reference: text(
    'بيانات المؤشر 6.3.1، للمياه المجمَّعة فقط.',
    'Métadonnées de l’indicateur ODD 6.3.1, pour les eaux collectées seulement.',
    'Metadata of SDG indicator 6.3.1, for what is collected only.',
  ),
};

export const sanitationIndicators: readonly IndicatorDeclaration[] = [connection, treated];
