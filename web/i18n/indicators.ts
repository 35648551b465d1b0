import type { Language } from '../../sql/model/text.ts';
import ar from './indicators/ar.json';
import en from './indicators/en.json';
import fr from './indicators/fr.json';
import { inAll } from './messages.ts';
import { RISK_WORDS } from './risk.ts';
import { TIME_WORDS } from './time.ts';

export type IndicatorsKey = keyof typeof en;

/** What the pages of how indicators are computed say by themselves. */
export const INDICATOR_WORDS = inAll<IndicatorsKey>({ ar, fr, en });

const of = (language: Language) => ({
  ...TIME_WORDS[language],
  ...RISK_WORDS[language],
  ...INDICATOR_WORDS[language],
});

/** All that those pages say: methods and limits as beside charts, dimensions of risks, too. */
export const OF_INDICATORS = { ar: of('ar'), fr: of('fr'), en: of('en') };
