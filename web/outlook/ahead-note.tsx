import type { OutlookOne } from '../../sql/model/api/outlook.ts';
import { useWords, WithWords } from '../i18n/intl.tsx';
import { OUTLOOK_WORDS } from '../i18n/outlook.ts';
import type { Line } from '../series/line.ts';
import { measure } from '../series/said.ts';
import { timeWords } from '../series/time-words.ts';
import { skillInWords } from './words.ts';

const Note = ({ outlook, line }: { outlook: OutlookOne; line: Line }) => {
  const words = useWords();
  const { say, language } = words;
  const { steps, period, timeZone, subject } = outlook;
  const last = steps.at(-1);
  if (!last) return null;
  const shown = (value: number) => measure(value, subject.unit, line.one.parameter.decimals, words);
  const [method] = skillInWords(outlook, words);
  return (
    <div className="ahead-note">
      <p>
        {say('outlook.finding', {
          time: timeWords(language, timeZone).stamp(Date.parse(last.start) / 1000, period),
          median: shown(last.median),
          low: shown(last.lower80),
          high: shown(last.upper80),
        })}
      </p>
      <p className="muted">{method}</p>
    </div>
  );
};

/** What a forecast that continues a line says, and whether anything beat the naive one. */
export const AheadNote = (props: { outlook: OutlookOne; line: Line }) => (
  <WithWords words={OUTLOOK_WORDS}>
    <Note {...props} />
  </WithWords>
);
