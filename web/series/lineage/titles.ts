import { useQuery } from '@tanstack/react-query';
import type { IndicatorInfo } from '../../../sql/model/api/indicators.ts';
import { IndicatorList } from '../../../sql/model/api/indicators.ts';
import { ParameterList } from '../../../sql/model/api/series.ts';
import { ModuleList } from '../../../sql/model/records/module.ts';
import { api, read } from '../../api.ts';
import { useWords } from '../../i18n/intl.tsx';
import type { InputGroup } from './model.ts';

/** What an input is called, and what its values are measured in. */
export type TitleOf = (group: Pick<InputGroup, 'input' | 'kind' | 'of'>) => string;
export type UnitOf = (group: Pick<InputGroup, 'input' | 'kind' | 'of'>) => { unit: string; decimals: number };

const KEEP = { staleTime: 300_000 };
const NO_UNIT = { unit: '', decimals: 3 };

/** The words for inputs: a parameter's, a layer's, an indicator's; until they are there, the names in the declaration. */
export const useTitles = (info: IndicatorInfo | undefined): { titleOf: TitleOf; unitOf: UnitOf } => {
  const { text } = useWords();
  const { data: parameters } = useQuery({
    queryKey: ['parameters'],
    queryFn: ({ signal }) => read(ParameterList, '/api/parameters', signal),
    ...KEEP,
  });
  const { data: indicators } = useQuery({
    queryKey: ['indicators'],
    queryFn: ({ signal }) => read(IndicatorList, '/api/indicators', signal),
    ...KEEP,
  });
  const { data: layers } = useQuery({
    queryKey: ['layers'],
    queryFn: ({ signal }) => api.layers(signal),
    ...KEEP,
  });
  const { data: modules } = useQuery({
    queryKey: ['modules'],
    queryFn: async ({ signal }) => (await read(ModuleList, '/api/modules', signal)).modules,
    ...KEEP,
  });
  const measured = (input: string) => {
    const declared = info?.inputs[input];
    return declared?.kind === 'series'
      ? parameters?.parameters.find(({ id }) => id === declared.parameter)
      : undefined;
  };
  const computed = (id: string) => indicators?.indicators.find((one) => one.id === id);
  const layer = (id: string) => layers?.find((one) => one.layer.id === id)?.layer;
  /** The property that is measured, where it is not a count or a distance. */
  const propertyOf = ({ input, of }: Pick<InputGroup, 'input' | 'of'>) => {
    const declared = info?.inputs[input];
    const measure = declared?.kind === 'property' ? declared.measure : null;
    return measure !== null && typeof measure === 'object'
      ? layer(of)?.properties.find(({ name }) => name === measure.property)
      : undefined;
  };
  return {
    titleOf: (group) => {
      const { input, kind, of } = group;
      if (kind === 'property') {
        const [own, property] = [layer(of)?.title, propertyOf(group)?.title];
        return [own ? text(own) : of, property && text(property)].filter(Boolean).join(' · ');
      }
      if (kind === 'records') {
        const module = modules?.find(({ id }) => id === of)?.title;
        return module ? text(module) : of;
      }
      const title = (kind === 'series' ? measured(input) : computed(of))?.title;
      return title ? text(title) : of;
    },
    unitOf: (group) => {
      const { input, kind, of } = group;
      if (kind === 'property') {
        const property = propertyOf(group);
        return { ...NO_UNIT, unit: (property && 'unit' in property && property.unit) || '' };
      }
      const found = kind === 'series' ? measured(input) : computed(of);
      return found ? { unit: found.unit, decimals: found.decimals } : NO_UNIT;
    },
  };
};
