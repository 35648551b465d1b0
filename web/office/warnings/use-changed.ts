import { useQueryClient } from '@tanstack/react-query';
import type { KeptRule } from '../../../sql/model/api/warnings.ts';

/** Looks again at the rules after one was changed. */
export const useRulesChanged = () => {
  const client = useQueryClient();
  return (now: KeptRule): void => {
    client.setQueryData(['warning-rule', now.rule.id], now);
    void client.invalidateQueries({ queryKey: ['warning-rules'] });
  };
};
