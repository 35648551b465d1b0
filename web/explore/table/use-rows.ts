import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { LayerInfo } from '../../../sql/model/api.ts';
import { api } from '../../api.ts';
import { pageAddress, type Wanted } from './address.ts';

const PAGE = 100;
/** The wanted rows of a layer, page after page; how many there are in all comes with the first. */
export const useRows = (info: LayerInfo, wanted: Wanted) => {
  const first = pageAddress(info, wanted, PAGE);
  return useInfiniteQuery({
    queryKey: ['rows', info.revision, first],
    queryFn: ({ pageParam, signal }) => api.page(pageParam, signal),
    initialPageParam: first,
    getNextPageParam: (page) => page.links?.find(({ rel }) => rel === 'next')?.href,
    placeholderData: keepPreviousData,
  });
};
