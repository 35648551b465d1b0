import type { CSSProperties } from 'react';
import { Button, Link } from 'react-aria-components';
import { useWords } from '../i18n/intl.tsx';
import { methodAddress } from '../indicators/address.ts';
import { Sparkline } from '../series/sparkline.tsx';
import { Icon } from '../ui/icon.tsx';
import { ValueText } from './card.tsx';
import { bestOf, type Group, type PlaceIndicator, sparkOf } from './model.ts';
import { ClassChip, Rank, TrendWord } from './parts.tsx';
import { periodInWords } from './period-words.ts';

const Cell = ({
  one,
  tone,
  isBest,
  usual,
}: {
  one: PlaceIndicator | null;
  tone: number;
  isBest: boolean;
  usual: string;
}) => {
  const { say, language } = useWords();
  if (!one) return <span className="muted">–</span>;
  const { period } = one.newest;
  return (
    <div className="compared" data-best={isBest}>
      <span className="compared-value">
        <ValueText indicator={one} />
        {isBest && <span className="tag tag-good">{say('place.best')}</span>}
      </span>
      <ClassChip indicator={one} />
      <Rank indicator={one} />
      <TrendWord indicator={one} />
      <Sparkline values={sparkOf(one)} gap={1} tone={tone} width={112} height={28} />
      {period !== usual && <span className="muted">{periodInWords(period, language)}</span>}
    </div>
  );
};

/** Places side by side: a row an indicator, a column a place. */
export const Comparison = ({
  groups,
  names,
  title,
  onRemove,
}: {
  groups: readonly Group[];
  names: readonly string[];
  title: (theme: string) => string;
  onRemove: (at: number) => void;
}) => {
  const { say, text, language } = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="panel-card comparison" aria-label={say('place.compare')} tabIndex={0}>
      <table style={{ '--places': names.length } as CSSProperties}>
        <thead>
          <tr>
            <th scope="col">{say('place.indicator')}</th>
            {names.map((name, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a place by its column
              <th key={at} scope="col" data-tone={at}>
                <span className="compared-head">
                  <bdi>{name}</bdi>
                  {at > 0 && (
                    <Button
                      className="icon-button chart-remove"
                      aria-label={say('place.remove', { name })}
                      onPress={() => onRemove(at)}
                    >
                      <Icon name="close" />
                    </Button>
                  )}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ theme, rows }) => (
          <tbody key={theme}>
            <tr className="comparison-theme">
              <th scope="rowgroup" colSpan={names.length + 1}>
                <span>{title(theme)}</span>
              </th>
            </tr>
            {rows.map(({ indicator, of }) => {
              const best = bestOf(of);
              const usual = indicator.newest.period;
              return (
                <tr key={indicator.indicator}>
                  <th scope="row">
                    <Link href={methodAddress(indicator.indicator)}>{text(indicator.title)}</Link>
                    <span className="muted">{periodInWords(usual, language)}</span>
                  </th>
                  {of.map((one, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a place by its column
                    <td key={at}>
                      <Cell one={one} tone={at} isBest={best.includes(at)} usual={usual} />
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        ))}
      </table>
    </section>
  );
};
