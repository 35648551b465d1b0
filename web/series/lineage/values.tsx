import { Button, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { SeriesLineage } from '../../../sql/model/api/observe.ts';
import type { SeriesOne } from '../../../sql/model/api/series.ts';
import { CHECKS } from '../../../sql/model/observation.ts';
import { useWords, type Words } from '../../i18n/intl.tsx';
import { stampOf } from '../line.ts';
import { measure } from '../said.ts';
import { timeWords } from '../time-words.ts';

type Version = SeriesLineage['values'][number]['versions'][number];

const ONLY = ['all', 'flagged', 'corrected'] as const;
type Only = (typeof ONLY)[number];
const REASONS = ['corrected', 'reviewed', 'deleted'] as const;

/** What is said of a version: its flag, checks that it failed, since when it stands, and why it no longer does. */
const notesOf = ({ flag, checks, since, until, why }: Version, { say, moment }: Words): string => {
  const failed = CHECKS.filter((check) => checks.includes(check)).map((check) => say(`check.${check}`));
  const reason = REASONS.find((one) => one === why);
  return [
    say(`flag.${flag}`),
    failed.length > 0 ? say('origin.failed', { checks: failed.join(' · ') }) : null,
    until === null
      ? say('origin.since', { time: moment(since) })
      : say('origin.until', { from: moment(since), to: moment(until) }),
    reason ? say(`origin.why.${reason}`) : null,
  ]
    .filter(Boolean)
    .join(' · ');
};

/** A value with all that it was before, each a line. */
const Rows = ({ value, one }: { value: SeriesLineage['values'][number]; one: SeriesOne }) => {
  const words = useWords();
  const { series, parameter } = one;
  // As it stood on the clock of where it was measured.
  const local = Date.parse(`${value.time.slice(0, 19)}Z`) / 1000;
  const time = timeWords(words.language, 'UTC').stamp(local, stampOf({ grain: 'value', one }));
  return value.versions.map((version, at) => {
    const told = measure(version.value, series.unit, parameter.decimals, words);
    return (
      <tr key={version.version} className={version.until === null ? '' : 'lineage-past'}>
        <th scope="row">{at === 0 ? time : ''}</th>
        <td>
          {version.until === null ? (
            version.below ? (
              words.say('chart.below', { value: told })
            ) : (
              told
            )
          ) : (
            <s>{told}</s>
          )}
        </td>
        <td>{notesOf(version, words)}</td>
        <td>{at === 0 && <a href={value.href}>{words.say('lineage.row')}</a>}</td>
      </tr>
    );
  });
};

/** The values of a series down to each, all of them or those that something is to be said of. */
export const Values = ({
  lineage: { values, more },
  one,
  only,
  onOnly,
  onMore,
}: {
  lineage: SeriesLineage;
  one: SeriesOne;
  only: Only;
  onOnly: (only: Only) => void;
  /** null: no page shows more. */
  onMore: (() => void) | null;
}) => {
  const { say } = useWords();
  return (
    <>
      <ToggleButtonGroup
        className="segments"
        aria-label={say('origin.only')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[only]}
        onSelectionChange={(keys) => onOnly(ONLY.find((one) => one === [...keys][0]) ?? 'all')}
      >
        {ONLY.map((one) => (
          <ToggleButton key={one} id={one}>
            {say(`origin.only.${one}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {values.length === 0 ? (
        <p className="muted">{say(`origin.none.${only}`)}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        <section className="figure-scroll" aria-label={say('origin.title')} tabIndex={0}>
          <table className="values">
            <thead>
              <tr>
                <th scope="col">{say('chart.time')}</th>
                <th scope="col">{say('lineage.value')}</th>
                <th scope="col">{say('origin.notes')}</th>
                <th scope="col">{say('lineage.address')}</th>
              </tr>
            </thead>
            <tbody>
              {values.map((value) => (
                <Rows key={value.time} value={value} one={one} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {more && onMore && (
        <Button className="button table-more" onPress={onMore}>
          {say('table.more')}
        </Button>
      )}
    </>
  );
};
