import { Link } from 'react-aria-components';
import { placeAddress } from '../../place/address.ts';
import { riskAddress } from '../../risk/api.ts';
import { EMPTY, formatRisk } from '../../risk/state.ts';
import { nameIn } from '../../series/names.ts';
import { Loading } from '../../ui/state.tsx';
import type { Asking, AskingBlock } from '../block.ts';
import { ShowAll, useFold } from '../fold.tsx';
import { scoreSaid } from '../said.ts';
import { Choices, signed } from '../scenario/choices.tsx';
import { changedIn, type Outcome } from '../scenario/supposed.ts';
import { type Supposed, useOutcomes } from '../scenario/use-outcomes.ts';

const FIRST = 8;

const nameOf = ({ after }: Outcome, { words }: Asking): string =>
  nameIn(after.name, words.language, after.id);

/** What is supposed, in words: Drought risk, if rain were 20 % less. */
const supposedSaid = ({ info, supposed }: Supposed, { words }: Asking): string => {
  const input = info.inputs.find((one) => one.input === supposed.input);
  return words.say('dashboard.scenario.if', {
    title: words.text(info.title),
    input: input ? words.text(input.title) : supposed.input,
    by: signed(Math.round(supposed.by * 100)),
  });
};

const placeSaid = ({ before, after, of }: Outcome, { info }: Supposed, { words }: Asking): string => {
  const { say, number } = words;
  const told = (score: number | null) => number(score ?? 0, 2);
  if (told(before.score) === told(after.score))
    return say('dashboard.scenario.same', { score: told(after.score) });
  return say('dashboard.scenario.result', {
    ...{ score: told(after.score), before: told(before.score), of },
    ...{ first: after.ranks?.first ?? 0, last: after.ranks?.last ?? 0 },
    ...{ firstBefore: before.ranks?.first ?? 0, lastBefore: before.ranks?.last ?? 0 },
  });
};

const countrySaid = (outcomes: readonly Outcome[], found: Supposed, { words }: Asking): string => {
  const { before, after } = changedIn(outcomes, found.info);
  return words.say('dashboard.scenario.country', { before, after, of: outcomes.length });
};

/** What is said first: of the place, or of the country; null while it is computed, or where there is no score. */
const leadOf = (found: Supposed, given: Asking): string | null => {
  const { outcomes } = found;
  if (!outcomes) return null;
  if (given.place === null) return countrySaid(outcomes, found, given);
  const own = outcomes.find(({ after }) => after.id === given.place);
  return own ? placeSaid(own, found, given) : given.words.say('dashboard.risk.none');
};

const Moved = ({
  outcomes,
  found,
  given,
}: {
  outcomes: readonly Outcome[];
  found: Supposed;
  given: Asking;
}) => {
  const { words } = given;
  const { moved } = changedIn(outcomes, found.info);
  const fold = useFold(moved.length, FIRST);
  if (moved.length === 0) return <p className="muted">{words.say('dashboard.scenario.noneMoved')}</p>;
  return (
    <>
      <ul className="scenario-moved">
        {moved.map((one, at) => (
          <li key={one.after.id} {...fold.beyond(at)}>
            <Link href={placeAddress(one.after.id)}>{nameOf(one, given)}</Link>{' '}
            {words.say('dashboard.scenario.moved', {
              ...{
                before: scoreSaid(one.before.score ?? 0, words),
                after: scoreSaid(one.after.score ?? 0, words),
              },
              ...{ from: one.before.class ? words.text(one.before.class.title) : '–' },
              ...{ to: one.after.class ? words.text(one.after.class.title) : '–' },
            })}
          </li>
        ))}
      </ul>
      <ShowAll {...fold} />
    </>
  );
};

const Body = (given: Asking) => {
  const { say } = given.words;
  const found = useOutcomes(given);
  if (!found) return null;
  const { info, supposed, outcomes } = found;
  const state = { ...EMPTY, place: given.place, scenario: { [supposed.input]: supposed.by } };
  return (
    <>
      <Choices {...found} />
      <p className="visually-hidden" aria-live="polite">
        {leadOf(found, given) ?? ''}
      </p>
      {!outcomes && <Loading />}
      {outcomes && given.place === null && <Moved outcomes={outcomes} found={found} given={given} />}
      <p className="muted">{say('dashboard.scenario.note')}</p>
      <p className="actions-inline">
        <Link href={riskAddress(info.id, formatRisk(state))}>{say('dashboard.scenario.more')}</Link>
      </p>
    </>
  );
};

/** "If this indicator fell by 20 %": what scores, classes and ranks would be, of a place or of all. What is supposed stands in the link. */
export const scenario: AskingBlock = {
  ...{ id: 'scenario', title: 'dashboard.scenario', icon: 'chart', span: 12, keeps: ['if'], isAsking: true },
  useSheet: (given) => {
    const { words, place } = given;
    const { say, text } = words;
    const found = useOutcomes(given);
    if (!found) return null;
    const shown = (found.outcomes ?? []).filter(({ after }) => place === null || after.id === place);
    const classSaid = (row: Outcome['after']) => row.class && text(row.class.title);
    return {
      lead: [supposedSaid(found, given), leadOf(found, given)].filter(Boolean).join(' '),
      columns: [
        ...[say('dashboard.column.place'), say('dashboard.scenario.before'), say('dashboard.scenario.after')],
        ...[say('dashboard.then.classThen'), say('dashboard.then.classNow'), say('dashboard.column.ranks')],
      ],
      rows: shown.map((one) => {
        const { before, after } = one;
        return {
          cells: [
            ...[nameOf(one, given), before.score, after.score, classSaid(before), classSaid(after)],
            after.ranks && `${after.ranks.first}–${after.ranks.last}`,
          ],
          head: nameOf(one, given),
          value: `${scoreSaid(before.score ?? 0, words)} → ${scoreSaid(after.score ?? 0, words)}`,
          bar: { share: (after.score ?? 0) / 10, low: null, high: null },
        };
      }),
      notes: [say('dashboard.scenario.note'), text(found.info.model.source)],
    };
  },
  Body,
};
