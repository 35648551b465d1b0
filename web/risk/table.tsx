import { Button } from 'react-aria-components';
import { useWords } from '../i18n/intl.tsx';
import type { MessageKey } from '../i18n/messages.ts';
import { nameIn } from '../series/names.ts';
import { rankText, useTenths } from './figures.ts';
import type { RiskRow } from './weigh.ts';

/** The ranking in figures; a place is looked at by its name. */
export const RiskTable = ({
  rows,
  caption,
  onPick,
}: {
  rows: readonly RiskRow[];
  caption: string;
  onPick: (place: string) => void;
}) => {
  const { say, text, language } = useWords();
  const tenths = useTenths();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="risk-scroll" aria-label={caption} tabIndex={0}>
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {(['place', 'score', 'range', 'class', 'ranks', 'confidence'] as const).map((one) => (
              <th key={one} scope="col">
                {say(`risk.column.${one}` as MessageKey)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Button className="link-button" onPress={() => onPick(row.id)}>
                  {nameIn(row.name, language, row.id)}
                </Button>
              </th>
              <td>{tenths(row.score)}</td>
              <td>
                {row.score === null
                  ? '—'
                  : say('risk.fromTo', { first: tenths(row.least), last: tenths(row.most) })}
              </td>
              <td>{row.class ? text(row.class.title) : '—'}</td>
              <td>{row.ranks ? rankText(row.ranks, say) : '—'}</td>
              <td>{row.confidence ? say(`risk.sure.${row.confidence}` as MessageKey) : '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
