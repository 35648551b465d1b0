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
import { api } from '../api.ts';
import { useWords } from '../i18n/intl.tsx';
import { Icon } from '../ui/icon.tsx';
import { Loading } from '../ui/state.tsx';
import type { Charted } from './charted.ts';
import { canJoin } from './line.ts';
import { type Other, othersOf } from './others.ts';

const useOthers = (ones: readonly Charted[]) => {
  const words = useWords();
  const [first] = ones;
  const { data: layers } = useQuery({
    queryKey: ['layers'],
    queryFn: ({ signal }) => api.layers(signal),
    staleTime: 60_000,
  });
  const { data, isPending } = useQuery({
    queryKey: ['chart-others', first?.series.id, words.language],
    queryFn: ({ signal }) => othersOf(first as Charted, { layers: layers ?? [], words }, signal),
    enabled: first !== undefined && layers !== undefined,
  });
  const isNew = ({ id, unit }: Other) => ones.every(({ series }) => series.id !== id) && canJoin(ones, unit);
  const of = (group: 'here' | 'elsewhere') => (data?.[group] ?? []).filter(isNew);
  return { isPending, here: of('here'), elsewhere: of('elsewhere') };
};

const group = (id: string, title: string, items: readonly Other[]) =>
  items.length > 0 && (
    <ListBoxSection id={id}>
      <Header>{title}</Header>
      {items.map((one) => (
        <ListBoxItem key={one.id} id={one.id} className="option" textValue={one.title}>
          {one.title}
        </ListBoxItem>
      ))}
    </ListBoxSection>
  );

const Others = ({ ones, onAdd }: { ones: readonly Charted[]; onAdd: (id: string) => void }) => {
  const { say } = useWords();
  const { here, elsewhere, isPending } = useOthers(ones);
  if (isPending) return <Loading />;
  if (here.length + elsewhere.length === 0) return <p className="state">{say('chart.addNone')}</p>;
  return (
    <ListBox
      aria-label={say('chart.add')}
      selectionMode="single"
      onSelectionChange={(keys) => {
        const [id] = [...keys];
        if (id !== undefined) onAdd(String(id));
      }}
    >
      {group('here', say('chart.addHere'), here)}
      {group('elsewhere', say('chart.addElsewhere'), elsewhere)}
    </ListBox>
  );
};

/** Puts another series on the chart. */
export const AddSeries = ({ ones, onAdd }: { ones: readonly Charted[]; onAdd: (id: string) => void }) => {
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
