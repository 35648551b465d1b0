import { BUDGET_THEME } from '../../../sql/model/budget/figures.ts';
import type { Source } from '../../../sql/model/source.ts';
import { text } from '../../declare.ts';
import { CC0, FACTS } from '../../licences.ts';
import { SAMPLE } from '../../sources.ts';
import type { Theme } from '../../theme.ts';
import { moneyIndicators } from './indicators.ts';
import { moneyParameters } from './parameters.ts';

/** What series of a budget that is no sample name as their source; the budget's own page tells its file and licence. */
const BUDGET: Source = {
  id: 'open-budget',
  title: text(
    'الميزانية المفتوحة، كما حُمّلت',
    'Budget ouvert, tel que chargé',
    'The open budget, as it was loaded',
  ),
  publisher: 'Biatouna',
  licence: FACTS.id,
};

export const publicMoney: Theme = {
  id: BUDGET_THEME,
  title: text('المال العام', 'Argent public', 'Public money'),
  description: text(
    'ما تنفقه الميزانية في كل ولاية، وما يذهب منه إلى البيئة، إلى جانب حالتها.',
    'Ce que le budget dépense dans chaque gouvernorat et pour l’environnement, à côté de l’état de celui-ci.',
    'What the budget spends in each governorate and on the environment, beside the state that it is in.',
  ),
  icon: 'table',
  licences: [CC0, FACTS],
  sources: [SAMPLE, BUDGET],
  layers: [],
  parameters: moneyParameters,
  indicators: moneyIndicators,
};
