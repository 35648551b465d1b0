import type { CaseLine } from '../../../sql/model/api/records.ts';
import type { Tone } from '../../office/parts/pill.tsx';

/**
 * The tone in which readers are told how a petition stands. In a case it is a warning that its applicant has to act; that a
 * petition can be signed, or was answered, warns nobody.
 */
export const petitionTone = ({ isOverdue, state }: Pick<CaseLine, 'isOverdue' | 'state'>): Tone =>
  state.kind === 'closed' ? 'plain' : isOverdue ? 'bad' : 'open';
