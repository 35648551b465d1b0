import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OutboxMessage } from '../../../sql/model/api/outbox.ts';
import { CHANNELS, MESSAGE_STATES, TemplateName } from '../../../sql/model/message.ts';
import { useWords } from '../../i18n/intl.tsx';
import { Heading } from '../../shell/heading.tsx';
import { Empty } from '../../ui/empty.tsx';
import { outboxApi } from '../api.ts';
import { ConfirmWindow } from '../parts/confirm.tsx';
import { Fetched } from '../parts/fetched.tsx';
import { FilterBar, SelectFilter } from '../parts/filter-bar.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { More } from '../parts/more.tsx';
import { Noted } from '../parts/notes.tsx';
import { StateTabs } from '../parts/state-tabs.tsx';
import { useDeed } from '../parts/use-deed.ts';
import { type Filters, useFilters } from '../parts/use-filters.ts';
import { messageColumns } from './columns.tsx';
import { CHANNEL_TITLES, MESSAGE_TITLES, TEMPLATE_TITLES } from './words.ts';

const SIZE = 50;
const FILTERS = ['state', 'channel', 'template'] as const;
type Filter = (typeof FILTERS)[number];

const OutboxFilters = ({ filters }: { filters: Filters<Filter> }) => {
  const { say } = useWords();
  const { values, set, addressWith } = filters;
  const states = MESSAGE_STATES.map((id) => ({ id, title: say(MESSAGE_TITLES[id].several) }));
  return (
    <>
      <StateTabs
        label={say('outbox.states')}
        current={values.state}
        tabs={[{ id: '', title: say('list.all') }, ...states].map((tab) => ({
          ...tab,
          href: addressWith({ state: tab.id }),
        }))}
      />
      <FilterBar
        count={[values.channel, values.template].filter(Boolean).length}
        onClear={() => set({ channel: '', template: '' })}
      >
        <SelectFilter
          name="channel"
          label={say('outbox.channel')}
          all={say('outbox.anyChannel')}
          value={values.channel}
          choices={CHANNELS.map((id) => ({ id, title: say(CHANNEL_TITLES[id].title) }))}
          onChange={(channel) => set({ channel })}
        />
        <SelectFilter
          name="template"
          label={say('outbox.template')}
          all={say('outbox.anyTemplate')}
          value={values.template}
          choices={TemplateName.options.map((id) => ({ id, title: say(TEMPLATE_TITLES[id]) }))}
          onChange={(template) => set({ template })}
        />
      </FilterBar>
    </>
  );
};

const Discard = ({ message, onClose }: { message: OutboxMessage; onClose: () => void }) => {
  const { say } = useWords();
  const about = { title: say(TEMPLATE_TITLES[message.template]), to: message.recipient };
  const deed = useDeed({
    work: outboxApi.discard,
    changes: ['outbox'],
    said: () => say('outbox.discarded'),
  });
  return (
    <ConfirmWindow
      title={say('outbox.discardTitle', about)}
      button={say('outbox.discard')}
      deed={deed}
      given={message.id}
      onClose={onClose}
    >
      {say('outbox.discardText')}
    </ConfirmWindow>
  );
};

const useMessages = (values: Record<Filter, string>) =>
  useInfiniteQuery({
    queryKey: ['outbox', values],
    queryFn: ({ pageParam, signal }) =>
      outboxApi.page({ ...values, limit: SIZE, cursor: pageParam ?? undefined }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  });

const List = ({ filters }: { filters: Filters<Filter> }) => {
  const words = useWords();
  const { say } = words;
  const query = useMessages(filters.values);
  const [discarded, setDiscarded] = useState<OutboxMessage | null>(null);
  const retry = useDeed({
    work: ({ id }: OutboxMessage) => outboxApi.retry(id),
    changes: ['outbox'],
    said: () => say('outbox.retried'),
    isLoud: true,
  });
  return (
    <Fetched query={query}>
      {({ pages }) => {
        const rows = pages.flatMap(({ messages }) => messages);
        if (rows.length === 0)
          return (
            <Empty
              icon="mail"
              title={filters.count > 0 ? 'outbox.noneSuch' : 'outbox.none'}
              text={filters.count > 0 ? 'list.noneText' : 'outbox.noneText'}
            />
          );
        return (
          <>
            <ListTable
              label={say('page.outbox')}
              columns={messageColumns(words, (message) => retry.run(message), setDiscarded)}
              rows={rows}
              keyOf={({ id }) => id}
              isBusy={query.isPlaceholderData}
            />
            <More {...query} />
            {discarded && <Discard message={discarded} onClose={() => setDiscarded(null)} />}
          </>
        );
      }}
    </Fetched>
  );
};

/** `/office/outbox` */
export const Outbox = () => {
  const { say } = useWords();
  const filters = useFilters(FILTERS);
  return (
    <Noted>
      <Heading lead={say('outbox.lead')} />
      <OutboxFilters filters={filters} />
      <List filters={filters} />
    </Noted>
  );
};
