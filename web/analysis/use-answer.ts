import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Asked } from '../../sql/model/analysis.ts';
import type { AnalysisInfo } from '../../sql/model/api/analyses.ts';
import { analysisApi } from './api.ts';

const LOOK_MS = 700;

const isUnderWay = (info: AnalysisInfo | undefined): boolean =>
  info?.state === 'waiting' || info?.state === 'running';

/**
 * The answer of an address, looked at while it is under way; `ask` asks a question and tells the id that its answer has, `cancel`
 * is there where it is ours to cancel.
 */
export const useAnswer = (id: string | undefined, onAsked: (id: string) => void) => {
  const queries = useQueryClient();
  const [tickets, setTickets] = useState<Readonly<Record<string, string>>>({});
  const keep = (info: AnalysisInfo): void => queries.setQueryData(['analysis', info.id], info) as undefined;
  const answer = useQuery({
    queryKey: ['analysis', id],
    queryFn: ({ signal }) => analysisApi.answer(id ?? '', signal),
    enabled: id !== undefined,
    retry: false,
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? LOOK_MS : false),
  });
  const asking = useMutation({
    mutationFn: (question: Asked) => analysisApi.ask(question),
    onSuccess: (info) => {
      const { ticket, ...rest } = info;
      if (ticket) setTickets((before) => ({ ...before, [info.id]: ticket }));
      keep(rest);
      onAsked(info.id);
    },
  });
  const ticket = id === undefined ? undefined : tickets[id];
  const cancelling = useMutation({
    mutationFn: () => analysisApi.cancel(id ?? '', ticket ?? ''),
    onSuccess: keep,
  });
  const info = answer.data;
  return {
    info,
    isUnderWay: isUnderWay(info),
    isLoading: id !== undefined && answer.isPending,
    error: asking.error ?? answer.error,
    ask: (question: Asked) => asking.mutate(question),
    isAsking: asking.isPending,
    cancel: ticket !== undefined && isUnderWay(info) ? () => cancelling.mutate() : null,
  };
};
