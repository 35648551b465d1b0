import type { Theme } from '../theme.ts';
import { air } from './air/theme.ts';
import { base } from './base/theme.ts';
import { biodiversity } from './biodiversity/theme.ts';
import { climate } from './climate/theme.ts';
import { coast } from './coast/theme.ts';
import { extractives } from './extractives/theme.ts';
import { forest } from './forest/theme.ts';
import { industry } from './industry/theme.ts';
import { marine } from './marine/theme.ts';
import { participation } from './participation/theme.ts';
import { pastoral } from './pastoral/theme.ts';
import { publicMoney } from './public-money/theme.ts';
import { qualityOfLife } from './quality-of-life/theme.ts';
import { risk } from './risk/theme.ts';
import { sanitation } from './sanitation/theme.ts';
import { transport } from './transport/theme.ts';
import { warnings } from './warnings/theme.ts';
import { waste } from './waste/theme.ts';
import { water } from './water/theme.ts';

/** Every theme, in the order of the theme tree. A new theme is one folder and one line. */
export const REGISTRY: readonly Theme[] = [
  base,
  water,
  air,
  climate,
  coast,
  marine,
  sanitation,
  waste,
  industry,
  extractives,
  transport,
  forest,
  pastoral,
  biodiversity,
  qualityOfLife,
  participation,
  publicMoney,
  warnings,
  risk,
];
