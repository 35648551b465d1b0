import { useQuery } from '@tanstack/react-query';
import { Button } from 'react-aria-components';
import { usePathname, useSearch } from 'wouter/use-browser-location';
import { api } from '../api.ts';
import { useWords } from '../i18n/intl.tsx';
import { withLook } from '../look.ts';
import { placeAddress } from '../place/address.ts';
import { placeApi } from '../place/api.ts';
import { nameIn } from '../series/names.ts';
import { Heading } from '../shell/heading.tsx';
import { Icon } from '../ui/icon.tsx';
import { card } from './blocks/card.tsx';
import { BLOCKS, PLACE_BLOCKS } from './blocks/index.ts';
import { Blocks } from './blocks.tsx';

const useCountryName = (): string => {
  const { text } = useWords();
  const { data } = useQuery({ queryKey: ['country'], queryFn: ({ signal }) => api.country(signal) });
  return data ? text(data.name) : '';
};

/** What a place is called; empty of the country, and until it is known. */
const usePlaceName = (place: string | null): string => {
  const { language } = useWords();
  const { data } = useQuery({
    queryKey: ['place', place],
    queryFn: ({ signal }) => placeApi.one(place ?? '', signal),
    enabled: place !== null,
    retry: false,
  });
  return data ? nameIn(data.name, language, '') : '';
};

/** What stands in a page of others: the block that the address names, and where the whole is. */
const Embedded = ({ search }: { search: string }) => {
  const { say } = useWords();
  const query = new URLSearchParams(search);
  const place = query.get('place');
  const all = place === null ? BLOCKS : PLACE_BLOCKS;
  const named = all.filter(({ id }) => id === query.get('block'));
  const name = usePlaceName(place);
  const whole = place === null ? '/dashboard' : placeAddress(place);
  return (
    <>
      {name && <Heading title={name} />}
      <Blocks place={place} blocks={named.length > 0 ? named : all.filter(({ id }) => id !== card.id)} />
      <p>
        <a href={withLook(whole, search)} target="_blank" rel="noreferrer">
          {say('dashboard.whole')}
        </a>
      </p>
    </>
  );
};

/** The country on one page: what needs attention, risks, indicators, what to expect, warnings, what is missing. */
export const DashboardPage = () => {
  const { say } = useWords();
  const search = useSearch();
  const isEmbedded = usePathname().startsWith('/embed');
  const country = useCountryName();
  if (isEmbedded) return <Embedded search={search} />;
  return (
    <>
      <Heading
        title={say('page.dashboard')}
        lead={<p>{say('dashboard.lead', { place: country })}</p>}
        actions={
          <Button className="button" onPress={() => window.print()}>
            <Icon name="file" />
            {say('dashboard.print')}
          </Button>
        }
      />
      <Blocks place={null} blocks={BLOCKS} />
    </>
  );
};
