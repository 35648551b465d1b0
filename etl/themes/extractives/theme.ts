import type { Source } from '../../../sql/model/source.ts';
import { text } from '../../declare.ts';
import { CC_BY_4, CC0, UNSTATED } from '../../licences.ts';
import { SAMPLE } from '../../sources.ts';
import type { Theme } from '../../theme.ts';
import { deposits } from './deposits.ts';
import { faults } from './faults.ts';
import { concessions, permits } from './permits.ts';
import { phosphate } from './phosphate.ts';

const IIASA: Source = {
  id: 'iiasa-phosphate',
  title: text(
    'قاعدة المعهد الدولي لتحليل النظم: تعدين الفسفاط',
    'IIASA : extraction de phosphate',
    'IIASA: phosphate mining',
  ),
  publisher: 'International Institute for Applied Systems Analysis (IIASA)',
  licence: CC_BY_4.id,
  citation: 'IIASA phosphate mining tables, CC BY 4.0',
};

const DEPOSITS_1983: Source = {
  id: 'tn-mineral-deposits-1983',
  title: text(
    'المكامن المعدنية والصدوع في تونس 1983',
    'Gisements minéraux et failles de Tunisie, 1983',
    'Mineral deposits and faults of Tunisia, 1983',
  ),
  publisher: 'Not stated',
  licence: UNSTATED.id,
  date: '1983',
};

export const extractives: Theme = {
  id: 'extractives',
  title: text('المناجم والمحروقات', 'Mines et hydrocarbures', 'Mining and hydrocarbons'),
  description: text(
    'الرخص واللزمات بأصحابها، والمكامن والصدوع والفسفاط.',
    'Permis et concessions avec leurs titulaires, gisements, failles et phosphate.',
    'Permits and concessions with their holders, deposits, faults and phosphate.',
  ),
  icon: 'mine',
  licences: [CC_BY_4, CC0, UNSTATED],
  sources: [IIASA, DEPOSITS_1983, SAMPLE],
  layers: [concessions, permits, phosphate, deposits, faults],
};
