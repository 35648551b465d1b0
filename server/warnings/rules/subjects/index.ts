import type { RuleSubject } from '../../../../sql/model/warning-rule.ts';
import { forecast } from './forecast.ts';
import { indicator } from './indicator.ts';
import { observation } from './observation.ts';
import type { Look } from './subject.ts';

/** What rules can look at, one line a kind. */
const LOOKS = { observation, indicator, forecast };

/** How a subject is looked at. */
export const lookOf = (subject: RuleSubject): Look => LOOKS[subject.kind] as Look;
