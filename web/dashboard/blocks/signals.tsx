import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-aria-components';
import { type SignalOne, Signals } from '../../../sql/model/api/outlook.ts';
import { path, read } from '../../api.ts';
import { nameIn } from '../../series/names.ts';
import { indicatorAddress } from '../../series/page-address.ts';
import { measure } from '../../series/said.ts';
import { timeWords } from '../../series/time-words.ts';
import type { Asking, AskingBlock } from '../block.ts';
import { ShowAll, useFold } from '../fold.tsx';

const MOST = 40;
const FIRST = 8;
const PAPER = 12;
const NARROW = 3;
/** Signals tell no digits of their subject. */
const DECIMALS = 2;

/** Signals that go on, the gravest first: of a place those of what lies in it; of the country those that are more than minor. */
const useSignals = (place: string | null) =>
  useQuery({
    queryKey: ['signals', place],
    queryFn: ({ signal }) =>
      read(
        Signals,
        place === null
          ? `/api/signals?open=true&severity=moderate&limit=${MOST}`
          : path`/api/signals?open=true&place=${place}&limit=${String(MOST)}`,
        signal,
      ),
    staleTime: 60_000,
  }).data ?? null;

const pageOf = ({ subject }: SignalOne): string =>
  subject.kind === 'series'
    ? `/series/${encodeURIComponent(subject.id)}`
    : indicatorAddress(subject.id, subject.place ?? `${subject.layer}:${subject.feature}`);

const measuredIn = ({ evidence }: SignalOne): number | null => evidence.value ?? evidence.peak ?? null;

const whereSaid = ({ subject }: SignalOne, { words }: Asking): string =>
  nameIn(subject.name, words.language, subject.feature);

const signalSaid = (one: SignalOne, { words }: Asking): string => {
  const value = measuredIn(one);
  return words.say('dashboard.reason.signal', {
    kind: one.kind.replaceAll('-', ''),
    title: words.text(one.subject.title),
    value: value === null ? '–' : measure(value, one.subject.unit, DECIMALS, words),
    since: timeWords(words.language, 'UTC').stamp(Date.parse(one.since) / 1000, 'month'),
  });
};

const Body = (given: Asking) => {
  const { words, place } = given;
  const all = useSignals(place)?.signals ?? [];
  const fold = useFold(all.length, FIRST, NARROW, PAPER);
  return (
    <>
      <ul className="reasons signals">
        {all.map((one, at) => (
          <li key={one.id} data-severity={one.severity} {...fold.beyond(at)}>
            <span className="severity-mark" aria-hidden="true" />
            <span>
              <span className="visually-hidden">{words.say(`dashboard.severity.${one.severity}`)}: </span>
              <Link href={pageOf(one)}>{signalSaid(one, given)}</Link>
              <span className="muted"> · {whereSaid(one, given)}</span>
            </span>
          </li>
        ))}
      </ul>
      <ShowAll {...fold} />
    </>
  );
};

/** Early signals that go on: drought, heat, episodes, changes of level, what is unusual for the season. */
export const signals: AskingBlock = {
  ...{ id: 'signals', title: 'dashboard.signals', icon: 'target', span: 5, isAsking: true },
  useSheet: (given) => {
    const { words, place } = given;
    const { say, text } = words;
    const found = useSignals(place);
    if (!found || found.signals.length === 0) return null;
    return {
      lead: say('dashboard.signals.lead', { count: found.numberMatched }),
      columns: [
        ...[say('dashboard.column.what'), say('dashboard.column.place'), say('dashboard.signals.kind')],
        ...[say('dashboard.column.severity'), say('dashboard.signals.since'), say('dashboard.column.value')],
        ...[say('dashboard.column.unit'), say('dashboard.column.page')],
      ],
      rows: found.signals.map((one) => ({
        cells: [
          ...[text(one.subject.title), whereSaid(one, given), one.kind],
          ...[say(`dashboard.severity.${one.severity}`), one.since.slice(0, 10), measuredIn(one)],
          ...[one.subject.unit, pageOf(one)],
        ],
        head: `${whereSaid(one, given)} · ${say(`dashboard.severity.${one.severity}`)}`,
        lines: [signalSaid(one, given)],
      })),
      notes: [],
    };
  },
  Body,
};
