import { useState } from 'react';
import { Button, Link } from 'react-aria-components';
import type { AttentionItem, Reason } from '../../../sql/model/api/dashboard.ts';
import { GRAVITY, LIKELY } from '../../../sql/model/attention.ts';
import { useWords, type Words } from '../../i18n/intl.tsx';
import { placeAddress } from '../../place/address.ts';
import { Icon, type IconName, themeIcon } from '../../ui/icon.tsx';
import type { DataBlock, Given } from '../block.ts';
import { type Fold, ShowAll, useFold } from '../fold.tsx';
import { percent, placeName, reasonSaid } from '../said.ts';

/** Matters, and reasons of each, that are shown first; fewer where there is little room. */
const FIRST = 6;
const PAPER = 8;
const NARROW = 3;
const FIRST_REASONS = 3;

const themeOf = ({ themes, words }: Pick<Given, 'themes' | 'words'>, id: string | null): string => {
  if (id === null) return words.say('dashboard.attention.warnings');
  const found = themes.find((theme) => theme.id === id);
  return found ? words.text(found.title) : id;
};

const iconOf = ({ themes }: Given, id: string | null): IconName =>
  id === null ? 'warning' : themeIcon(themes.find((theme) => theme.id === id)?.icon ?? '');

/** A reason with where exactly it was seen, where that is not the place of the matter. */
const told = (reason: Reason, place: string, words: Words): string => {
  const said = reasonSaid(reason, words);
  return reason.at.place === place
    ? said
    : words.say('dashboard.reason.at', { place: placeName(reason.at, words), reason: said });
};

const ReasonLine = ({ reason, place }: { reason: Reason; place: string }) => {
  const words = useWords();
  return (
    <li data-severity={reason.severity}>
      <span className="severity-mark" aria-hidden="true" />
      <span>
        <span className="visually-hidden">{words.say(`dashboard.severity.${reason.severity}`)}: </span>
        <Link href={reason.page}>{told(reason, place, words)}</Link>
        {reason.others > 0 && (
          <span className="muted"> · {words.say('dashboard.reason.others', { count: reason.others })}</span>
        )}
        {reason.isOld && <span className="muted"> · {words.say('dashboard.reason.old')}</span>}
      </span>
    </li>
  );
};

const Matter = ({
  item,
  at,
  given,
  ...mark
}: { item: AttentionItem; at: number; given: Given } & ReturnType<Fold['beyond']>) => {
  const { words } = given;
  const [isAll, setIsAll] = useState(false);
  const reasons = isAll ? item.reasons : item.reasons.slice(0, FIRST_REASONS);
  const rest = item.reasons.length - reasons.length;
  const isSample = item.reasons.some(({ status }) => status === 'sample');
  return (
    <li className="matter" {...mark}>
      <span className="matter-no" aria-hidden="true">
        {words.number(at + 1, 0)}
      </span>
      <div>
        <h3>
          <Link href={placeAddress(item.place)}>{placeName(item, words)}</Link>
          <span className="matter-theme">
            <Icon name={iconOf(given, item.theme)} />
            {themeOf(given, item.theme)}
          </span>
          {isSample && <span className="badge-sample">{words.say('dashboard.sample')}</span>}
        </h3>
        <ul className="reasons">
          {reasons.map((reason, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: reasons stand in their order
            <ReasonLine key={index} reason={reason} place={item.place} />
          ))}
        </ul>
        {rest > 0 && (
          <Button className="text-button no-print" onPress={() => setIsAll(true)}>
            {words.say('dashboard.attention.more', { count: rest })}
          </Button>
        )}
      </div>
      <span className="matter-score" role="img" aria-label={percent(item.score, words)}>
        <span style={{ inlineSize: `${Math.round(item.score * 100)}%` }} />
      </span>
    </li>
  );
};

const Rule = () => {
  const words = useWords();
  const values = Object.fromEntries(
    Object.entries(GRAVITY).map(([severity, weight]) => [severity, percent(weight, words)]),
  );
  return (
    <details className="rule">
      <summary>{words.say('dashboard.attention.rule')}</summary>
      <p>{words.say('dashboard.attention.ruleText', values)}</p>
      <p>{words.say('dashboard.attention.ruleWhat', { likely: percent(LIKELY, words) })}</p>
    </details>
  );
};

const Body = (given: Given) => {
  const { data } = given;
  const fold = useFold(data.attention.length, FIRST, NARROW, PAPER);
  return (
    <>
      <ol className="matters">
        {data.attention.map((item, at) => (
          <Matter key={`${item.place} ${item.theme}`} {...{ item, at, given }} {...fold.beyond(at)} />
        ))}
      </ol>
      <ShowAll {...fold} />
      <Rule />
    </>
  );
};

/** What needs attention now, ranked, with reasons. */
export const attention: DataBlock = {
  ...{ id: 'attention', title: 'dashboard.attention', icon: 'warning', span: 7 },
  isThere: () => true,
  useSheet: (given) => {
    const { data, words } = given;
    const [first] = data.attention;
    const { say } = words;
    return {
      lead: first
        ? say('dashboard.attention.first', {
            place: placeName(first, words),
            theme: themeOf(given, first.theme),
            count: data.attentionMatched,
          })
        : say('dashboard.attention.none'),
      columns: [
        ...[say('dashboard.column.place'), say('dashboard.column.theme'), say('dashboard.column.score')],
        say('dashboard.column.reasons'),
      ],
      rows: data.attention.map((item) => {
        const lines = item.reasons.map((reason) => told(reason, item.place, words));
        const theme = themeOf(given, item.theme);
        return {
          cells: [placeName(item, words), theme, item.score, lines.join('; ')],
          head: `${placeName(item, words)} · ${theme}`,
          lines,
        };
      }),
      notes: [say('dashboard.attention.ruleWhat', { likely: percent(LIKELY, words) })],
    };
  },
  Body,
};
