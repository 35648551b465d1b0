import type { CapCategory, CapSeverity } from '../../sql/model/cap.ts';
import { CAP_CATEGORY_TITLES, CAP_SEVERITY_TITLES } from '../../sql/model/cap-words.ts';

/** The words of CAP that a list of codes is made of. */
export const SEVERITY_CODES = (Object.keys(CAP_SEVERITY_TITLES) as CapSeverity[]).map((value) => ({
  value,
  title: CAP_SEVERITY_TITLES[value],
}));
export const CATEGORY_CODES = (Object.keys(CAP_CATEGORY_TITLES) as CapCategory[]).map((value) => ({
  value,
  title: CAP_CATEGORY_TITLES[value],
}));
