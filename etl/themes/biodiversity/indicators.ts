import type { IndicatorDeclaration } from '../../../sql/model/indicator.ts';
import { text } from '../../declare.ts';
import { percentOf, ranges } from '../../declare-indicator.ts';

const protectedShare: IndicatorDeclaration = {
  id: 'protected-share',
  headline: true,
  title: text('نسبة المناطق المحمية', 'Part d’aires protégées', 'Share of protected areas'),
  description: text(
    'ما يقع داخل منطقة محمية من مساحة الولاية؛ التداخل يُحسب مرة واحدة.',
    'Part de la superficie du gouvernorat en aire protégée ; les recouvrements comptent une fois.',
    'Part of the area of a governorate inside of protected areas; overlaps count once.',
  ),
  unit: '%',
  decimals: 1,
  direction: 'higher-better',
  base: 'governorates',
  period: 'none',
  inputs: {
    inside: {
      kind: 'property',
      layer: 'protected-areas',
      measure: 'area',
      by: { kind: 'overlap' },
      dissolve: true,
    },
    all: { kind: 'property', layer: 'governorates', measure: 'area', by: { kind: 'itself' }, empty: null },
  },
  method: percentOf('inside', 'all'),
  classes: ranges([1, 5, 17, 30], 'greens'),
  classesSource: text(
    'هدف آيتشي 11 (17 %) وهدف كونمينغ-مونتريال 3 (30 %)؛ الحدّان الآخران مستديران.',
    'Objectif d’Aichi 11 (17 %) et cible 3 de Kunming-Montréal (30 %) ; les deux autres limites sont rondes.',
    'Aichi target 11 (17%) and Kunming-Montreal target 3 (30%); the other two limits are round.',
  ),
  sdg: '15.1.2',
  national: { rule: 'mean', weight: 'area' },
  reference: text(
    'المساحة المحمية على مساحة الولاية؛ حدود العيّنة مولَّدة.',
    'Superficie protégée sur celle du gouvernorat ; les contours de l’exemple sont générés.',
    'Area protected over the area of the governorate; outlines of the sample are generated.',
  ),
};

export const biodiversityIndicators: readonly IndicatorDeclaration[] = [protectedShare];
