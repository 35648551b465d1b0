import { useId } from 'react';
import { Button, Disclosure, DisclosurePanel } from 'react-aria-components';
import type { OutlookOne } from '../../sql/model/api/outlook.ts';
import { INTERVALS, type Judgement } from '../../sql/model/outlook.ts';
import { useWords, WithWords } from '../i18n/intl.tsx';
import { OUTLOOK_WORDS } from '../i18n/outlook.ts';
import type { Line } from '../series/line.ts';
import { measure } from '../series/said.ts';
import { timeWords } from '../series/time-words.ts';
import { useWidth } from '../series/use-size.ts';
import { Icon } from '../ui/icon.tsx';
import '../ui/outlook.css';
import { outlookAddress } from './api.ts';
import { Exceeding, Returns, Stock } from './facts.tsx';
import { FanChart } from './fan-chart.tsx';
import { useKnown, useOutlooks } from './use-outlook.ts';
import { skillInWords } from './words.ts';

/** What the signs of a fan mean. */
const FanLegend = () => {
  const { say } = useWords();
  return (
    <ul className="fan-legend">
      <li>
        <svg width="22" height="10" aria-hidden="true">
          <path className="fan-known" d="M1 5H21" />
        </svg>
        {say('outlook.known')}
      </li>
      <li>
        <svg width="22" height="10" aria-hidden="true">
          <path className="fan-median" d="M1 5H21" />
        </svg>
        {say('outlook.median')}
      </li>
      {INTERVALS.map((interval) => (
        <li key={interval}>
          <svg width="22" height="10" aria-hidden="true">
            {INTERVALS.filter((one) => one >= interval)
              .reverse()
              .map((one) => (
                <rect key={one} className="fan-band" data-interval={one} width="22" height="10" />
              ))}
          </svg>
          {say('outlook.within', { share: interval })}
        </li>
      ))}
    </ul>
  );
};

/** What is drawn, as a table: for who does not see it, or wants the numbers. */
const StepsTable = ({ outlook, decimals }: { outlook: OutlookOne; decimals: number }) => {
  const { say, number, language } = useWords();
  const { steps, period, timeZone } = outlook;
  const words = timeWords(language, timeZone);
  const band = (low: number, high: number) =>
    say('outlook.band', { low: number(low, decimals), high: number(high, decimals) });
  return (
    <Disclosure className="figure-fold">
      <Button slot="trigger" className="figure-fold-trigger">
        <Icon name="down" />
        {say('outlook.table')}
      </Button>
      <DisclosurePanel>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
        <section className="figure-scroll" aria-label={say('outlook.table')} tabIndex={0}>
          <table className="values">
            <thead>
              <tr>
                <th scope="col">{say('chart.time')}</th>
                <th scope="col">{say('outlook.median')}</th>
                {INTERVALS.map((interval) => (
                  <th key={interval} scope="col">
                    {say('outlook.within', { share: interval })}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {steps.map((step) => (
                <tr key={step.start}>
                  <th scope="row">{words.stamp(Date.parse(step.start) / 1000, period)}</th>
                  <td>{number(step.median, decimals)}</td>
                  {INTERVALS.map((interval) => (
                    <td key={interval}>{band(step[`lower${interval}`], step[`upper${interval}`])}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </DisclosurePanel>
    </Disclosure>
  );
};

/** One forecast: its fan, what it says, how far it is to be trusted. */
const One = ({ outlook, line }: { outlook: OutlookOne; line: Line }) => {
  const words = useWords();
  const { say, language } = words;
  const [element, width] = useWidth<HTMLDivElement>();
  const known = useKnown(line.one, outlook);
  const { decimals } = line.one.parameter;
  const { steps, period, timeZone, subject } = outlook;
  const last = steps.at(-1);
  if (!last) return null;
  const until = timeWords(language, timeZone).stamp(Date.parse(last.start) / 1000, period);
  const shown = (value: number) => measure(value, subject.unit, decimals, words);
  const finding = say('outlook.finding', {
    time: until,
    median: shown(last.median),
    low: shown(last.lower80),
    high: shown(last.upper80),
  });
  return (
    <div className="outlook-one" ref={element}>
      <h3>{say(`outlook.by.${period}`)}</h3>
      <p className="outlook-finding">{finding}</p>
      {width > 0 && <FanChart {...{ outlook, known, width }} label={finding} />}
      <FanLegend />
      <ul className="outlook-skill">
        {skillInWords(outlook, words).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <div className="outlook-facts">
        <Exceeding {...{ outlook, decimals, until }} />
        <Stock outlook={outlook} />
        <Returns {...{ outlook, decimals }} />
      </div>
      <StepsTable {...{ outlook, decimals }} />
    </div>
  );
};

const Judged = ({ judged }: { judged: Judgement }) => {
  const { say, number } = useWords();
  return (
    <p className="muted">
      {say('outlook.past', { n: judged.n, share: number(100 * judged.coverage[80], 0) })}
    </p>
  );
};

const Part = ({ line }: { line: Line }) => {
  const { say } = useWords();
  const heading = useId();
  const { id } = line.one.series;
  const { data, judged } = useOutlooks(id);
  // What fails or is nothing leaves the chart as it is: it is whole without.
  if (!data || data.why === 'none') return null;
  return (
    <section className="outlook" aria-labelledby={heading}>
      <h2 id={heading}>{say('outlook.title')}</h2>
      {data.why && <p className="muted">{say(`outlook.${data.why}`)}</p>}
      {data.outlooks.map((outlook) => (
        <One key={outlook.no} {...{ outlook, line }} />
      ))}
      {judged && <Judged judged={judged} />}
      {data.outlooks.length > 0 && (
        <p className="outlook-links">
          <a href={outlookAddress(id)}>{say('outlook.api')}</a>{' '}
          <a href={outlookAddress(id, true)}>{say('outlook.apiPast')}</a>
        </p>
      )}
    </section>
  );
};

/** What is expected of a chart's line, below it. */
export const OutlookPart = (props: { line: Line }) => (
  <WithWords words={OUTLOOK_WORDS}>
    <Part {...props} />
  </WithWords>
);
