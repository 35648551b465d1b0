import type { Field } from '../../../sql/model/records/form.ts';

/** Who reads what is put into a field, as it is told beside it. `own`: of a person, the office alone, never published. */
export type ShownTo = 'everybody' | 'office-and-you' | 'office' | 'own';

/** Who reads an answer. What is personal is for the office that has the case, whatever else is published of it. */
export const shownTo = ({ personal, audience }: Pick<Field, 'personal' | 'audience'>): ShownTo => {
  if (personal) return 'own';
  if (audience === 'public') return 'everybody';
  return audience === 'parties' ? 'office-and-you' : 'office';
};
