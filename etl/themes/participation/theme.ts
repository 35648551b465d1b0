import { CASES_SOURCE, CASES_THEME } from '../../../sql/model/records/published.ts';
import type { Source } from '../../../sql/model/source.ts';
import { text } from '../../declare.ts';
import { CC0 } from '../../licences.ts';
import type { Theme } from '../../theme.ts';

const CASES: Source = {
  id: CASES_SOURCE,
  title: text(
    'ملفات المواطنين على هذه المنصة',
    'Dossiers déposés sur cette plateforme',
    'Cases sent through this platform',
  ),
  publisher: 'Biatouna',
  licence: CC0.id,
};

/** Where the layers and figures of civic modules stand, which the server writes (server/records/publish). */
export const participation: Theme = {
  id: CASES_THEME,
  title: text(
    'المشاركة والحوكمة المفتوحة',
    'Participation et gouvernance ouverte',
    'Participation and open government',
  ),
  description: text(
    'ما يطلبه الناس ويقترحونه، وكيف يُجاب عنه، حسب المكان.',
    'Ce que les gens demandent et proposent, et comment il y est répondu, par lieu.',
    'What people ask and propose, and how they are answered, by place.',
  ),
  icon: 'file',
  licences: [CC0],
  sources: [CASES],
  layers: [],
};
