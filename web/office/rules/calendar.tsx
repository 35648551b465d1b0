import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { KeptEntry, OfficeCalendar } from '../../../sql/model/api/calendar.ts';
import { firstOfMonth } from '../../../sql/model/text.ts';
import { todayIn } from '../../civic/form/given.ts';
import { useCountry } from '../../explore/data.ts';
import { useWords, type Words } from '../../i18n/intl.tsx';
import { LOCALES } from '../../i18n/messages.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Fetched } from '../parts/fetched.tsx';
import { type Column, ListTable } from '../parts/list-table.tsx';
import { rulesApi } from './api.ts';
import { ChangeWindow, NewDaysWindow, SAMPLE } from './change-days.tsx';
import { RulesFrame, WithRulesWords } from './frame.tsx';

/** A year that began on a Sunday and has a 29 February: days of the week and of the year are written by it. */
const LEAP = 2012;

const sourceText = ({ say }: Words, source: string): string =>
  source === SAMPLE ? say('rules.sample') : source;

const columnsIn = (words: Words, onRemove: (one: KeptEntry) => void): Column<KeptEntry>[] => {
  const { say, text, day } = words;
  return [
    {
      id: 'days',
      title: say('rules.days'),
      cell: ({ from, to }) =>
        from === to ? day(from) : say('rules.dayTo', { from: day(from), to: day(to) }),
    },
    { id: 'title', title: say('rules.title'), kind: 'wide', cell: ({ title }) => text(title) },
    { id: 'kind', title: say('rules.kind'), cell: ({ kind }) => say(`rules.kind.${kind}`) },
    { id: 'source', title: say('rules.source'), cell: ({ source }) => sourceText(words, source) },
    {
      id: 'actions',
      title: say('list.actions'),
      kind: 'actions',
      cell: (one) => (
        <ActionButton
          label={say('rules.removeDaysOf', { name: text(one.title) })}
          onPress={() => onRemove(one)}
        >
          {say('rules.removeDays')}
        </ActionButton>
      ),
    },
  ];
};

/** What closes offices without anybody entering it. */
const EveryYear = ({ yearly, weekend }: OfficeCalendar) => {
  const words = useWords();
  const { say, text, language } = words;
  const write = (at: Date, how: Intl.DateTimeFormatOptions) =>
    firstOfMonth(
      new Intl.DateTimeFormat(LOCALES[language], { timeZone: 'UTC', ...how }).format(at),
      language,
    );
  const weekday = (at: number) => write(new Date(Date.UTC(LEAP, 0, 1 + at)), { weekday: 'long' });
  return (
    <section className="panel-card stack rules-yearly">
      <h2>{say('rules.everyYear')}</h2>
      <p>{say('rules.weekend', { days: weekend.map(weekday).join(' · ') })}</p>
      <dl className="pairs">
        {yearly.map(({ month, day, title, source }) => (
          <div key={`${month}-${day}`}>
            <dt>{write(new Date(Date.UTC(LEAP, month - 1, day)), { day: 'numeric', month: 'long' })}</dt>
            <dd>
              {text(title)} <span className="muted">({sourceText(words, source)})</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
};

const Calendar = () => {
  const words = useWords();
  const { say, text } = words;
  const { data: country } = useCountry();
  const [isNew, setIsNew] = useState(false);
  const [gone, setGone] = useState<KeptEntry | null>(null);
  const query = useQuery({
    queryKey: ['office-calendar'],
    queryFn: ({ signal }) => rulesApi.calendar(signal),
  });
  return (
    <RulesFrame
      current="calendar"
      lead="rules.calendarLead"
      actions={
        <Button className="button primary" onPress={() => setIsNew(true)}>
          {say('rules.addDays')}
        </Button>
      }
    >
      <Fetched query={query}>
        {(calendar) => (
          <>
            {calendar.entries.length === 0 ? (
              <Empty icon="clock" title="rules.noDays" text="rules.noDaysText" />
            ) : (
              <ListTable
                label={say('rules.calendar')}
                columns={columnsIn(words, setGone)}
                rows={calendar.entries}
                keyOf={({ no }) => no}
              />
            )}
            <EveryYear {...calendar} />
          </>
        )}
      </Fetched>
      {isNew && <NewDaysWindow today={todayIn(country?.timeZone ?? 'UTC')} onClose={() => setIsNew(false)} />}
      {gone && (
        <ChangeWindow
          title={text(gone.title)}
          change={{ kind: 'remove', no: gone.no }}
          onClose={() => setGone(null)}
        />
      )}
    </RulesFrame>
  );
};

/** `/office/rules/calendar`: days on which offices are closed, and what a change of them moves. */
export const CalendarPage = () => (
  <WithRulesWords>
    <Calendar />
  </WithRulesWords>
);
