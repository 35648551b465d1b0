import { useQuery } from '@tanstack/react-query';
import { civicApi } from './api.ts';

const LONG = { staleTime: 300_000 };

/** The modules, in their order. */
export const useModules = () =>
  useQuery({ queryKey: ['modules'], queryFn: ({ signal }) => civicApi.modules(signal), ...LONG });

/** How cases of a module go. */
export const useDeclaration = (module: string | undefined) =>
  useQuery({
    queryKey: ['case-declaration', module],
    queryFn: ({ signal }) => civicApi.declaration(module ?? '', signal),
    enabled: module !== undefined,
    ...LONG,
  });

/** Public bodies, closed ones too. */
export const useBodies = () =>
  useQuery({ queryKey: ['public-bodies'], queryFn: ({ signal }) => civicApi.bodies(signal), ...LONG });
