import type { ParameterDeclaration } from '../../../sql/model/parameter.ts';
import { text } from '../../declare.ts';
import { yearly } from '../../declare-yearly.ts';

const tonnes = (
  given: Pick<Parameters<typeof yearly>[0], 'id' | 'title' | 'description' | 'direction' | 'ramp'>,
): ParameterDeclaration =>
  yearly({
    ...given,
    unit: 't',
    gather: 'sum',
    most: 5_000_000,
    breaks: [50_000, 100_000, 200_000, 400_000],
    conversions: [{ from: 'kg', factor: 0.001 }],
  });

/** Household and similar waste of a place in a year. */
export const wasteParameters: readonly ParameterDeclaration[] = [
  tonnes({
    id: 'waste-generated',
    title: text(
      'النفايات المنزلية والمشابهة',
      'Déchets ménagers et assimilés',
      'Household and similar waste',
    ),
    direction: 'higher-worse',
    ramp: 'Oranges',
  }),
  tonnes({
    id: 'waste-treated',
    title: text('النفايات المعالَجة', 'Déchets traités', 'Waste treated'),
    description: text(
      'ما وُضع في مصبّ مراقب أو فُرز أو ثُمّن.',
      'Enfouis en décharge contrôlée, triés ou valorisés.',
      'Put into a controlled landfill, sorted or recovered.',
    ),
    direction: 'higher-better',
    ramp: 'Greens',
  }),
];
