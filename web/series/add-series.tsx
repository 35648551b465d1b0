import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  Dialog,
  DialogTrigger,
  Header,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
} from 'react-aria-components';
import type { SeriesInfo, SeriesOne } from '../../sql/model/api/series.ts';
import type { Parameter } from '../../sql/model/parameter.ts';
import { useWords } from '../i18n/intl.tsx';
import { Icon } from '../ui/icon.tsx';
import { Loading } from '../ui/state.tsx';
import { seriesApi } from './api.ts';
import { canJoin } from './line.ts';
import { featureName } from './names.ts';

type Found = { here: SeriesInfo[]; elsewhere: SeriesInfo[]; titles: Map<string, Parameter> };

/** Others that the chart may hold: what is measured at the same feature, and the same thing at others. */
const useOthers = (ones: readonly SeriesOne[], isOpen: boolean) => {
  const first = ones[0]?.series;
  const { data, isPending } = useQuery({
    queryKey: ['series-others', first?.id],
    queryFn: async ({ signal }): Promise<Found> => {
      const [here, elsewhere] = await Promise.all([
        seriesApi.at(first?.layer ?? '', first?.feature ?? '', signal),
        seriesApi.of(first?.parameter ?? '', signal),
      ]);
      return {
        here: here.series,
        elsewhere: elsewhere.series.filter(
          ({ feature, layer }) => feature !== first?.feature || layer !== first.layer,
        ),
        titles: new Map([...here.parameters, ...elsewhere.parameters].map((one) => [one.id, one])),
      };
    },
    enabled: isOpen && first !== undefined,
  });
  const isNew = ({ id, unit }: SeriesInfo) =>
    ones.every(({ series }) => series.id !== id) && canJoin(ones, unit);
  return {
    isPending,
    here: (data?.here ?? []).filter(isNew),
    elsewhere: (data?.elsewhere ?? []).filter(isNew),
    titles: data?.titles ?? new Map<string, Parameter>(),
  };
};

const Others = ({ ones, onAdd }: { ones: readonly SeriesOne[]; onAdd: (id: string) => void }) => {
  const { say, text, language } = useWords();
  const { here, elsewhere, titles, isPending } = useOthers(ones, true);
  if (isPending) return <Loading />;
  if (here.length + elsewhere.length === 0) return <p className="state">{say('chart.addNone')}</p>;
  const group = (
    id: string,
    title: string,
    items: readonly SeriesInfo[],
    nameOf: (info: SeriesInfo) => string,
  ) =>
    items.length > 0 && (
      <ListBoxSection id={id}>
        <Header>{title}</Header>
        {items.map((info) => (
          <ListBoxItem key={info.id} id={info.id} className="option" textValue={nameOf(info)}>
            {nameOf(info)}
          </ListBoxItem>
        ))}
      </ListBoxSection>
    );
  return (
    <ListBox
      aria-label={say('chart.add')}
      selectionMode="single"
      onSelectionChange={(keys) => {
        const [id] = [...keys];
        if (id !== undefined) onAdd(String(id));
      }}
    >
      {group('here', say('chart.addHere'), here, ({ parameter, procedure }) => {
        const known = titles.get(parameter);
        return [known ? text(known.title) : parameter, procedure].filter(Boolean).join(' · ');
      })}
      {group('elsewhere', say('chart.addElsewhere'), elsewhere, (info) => featureName(info, language))}
    </ListBox>
  );
};

/** Puts another series on the chart. */
export const AddSeries = ({ ones, onAdd }: { ones: readonly SeriesOne[]; onAdd: (id: string) => void }) => {
  const { say } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
      <Button className="button">
        <Icon name="plus" />
        {say('chart.add')}
      </Button>
      <Popover className="popover add-series" placement="bottom start">
        <Dialog aria-label={say('chart.add')}>
          <Others
            ones={ones}
            onAdd={(id) => {
              setIsOpen(false);
              onAdd(id);
            }}
          />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
};
