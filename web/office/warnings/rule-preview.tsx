import type { RulePreview } from '../../../sql/model/api/warnings.ts';
import { useWords, type Words } from '../../i18n/intl.tsx';
import { LOCALES } from '../../i18n/messages.ts';
import { Loading } from '../../ui/state.tsx';
import { When } from '../parts/when.tsx';

/** More months than these are told by years. */
const MOST_MONTHS = 24;
const MOST_PLACES = 8;
const MOST_NEWEST = 8;

type Bar = { key: string; short: string; long: string; count: number };

const barsOf = ({ months }: RulePreview, { language }: Words): Bar[] => {
  if (months.length > MOST_MONTHS) {
    const years = new Map<string, number>();
    for (const { month, count } of months)
      years.set(month.slice(0, 4), (years.get(month.slice(0, 4)) ?? 0) + count);
    return [...years].map(([year, count]) => ({ key: year, short: year, long: year, count }));
  }
  const named = (month: string, style: 'narrow' | 'long') =>
    new Intl.DateTimeFormat(LOCALES[language], {
      month: style,
      ...(style === 'long' ? { year: 'numeric' } : {}),
      timeZone: 'UTC',
    }).format(new Date(`${month}-15T00:00:00Z`));
  return months.map(({ month, count }) => ({
    key: month,
    short: named(month, 'narrow'),
    long: named(month, 'long'),
    count,
  }));
};

/** How many began in each month. */
const Bars = ({ preview }: { preview: RulePreview }) => {
  const words = useWords();
  const bars = barsOf(preview, words);
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <ol className="preview-bars" aria-label={words.say('rule.byMonth')}>
      {bars.map(({ key, short, long, count }) => (
        <li key={key} title={`${long}: ${words.number(count)}`}>
          <span className="visually-hidden">
            {long}: {words.number(count)}
          </span>
          <span aria-hidden="true" className="preview-count">
            {count > 0 ? words.number(count) : ''}
          </span>
          <span
            aria-hidden="true"
            className="preview-bar"
            style={{ blockSize: `${(count / most) * 72}px` }}
          />
          <span aria-hidden="true" className="preview-month">
            {short}
          </span>
        </li>
      ))}
    </ol>
  );
};

const Told = ({ preview }: { preview: RulePreview }) => {
  const { say, text, number } = useWords();
  const { places, newest } = preview;
  return (
    <>
      <h3>{say('rule.byPlace')}</h3>
      <table className="preview-places">
        <thead>
          <tr>
            <th scope="col">{say('warnings.place')}</th>
            <th scope="col">{say('rule.times')}</th>
            <th scope="col">{say('rule.hours')}</th>
          </tr>
        </thead>
        <tbody>
          {places.slice(0, MOST_PLACES).map(({ place, count, hours }) => (
            <tr key={place.id}>
              <th scope="row">{text(place.name)}</th>
              <td>{number(count)}</td>
              <td>
                {hours < 48
                  ? say('rule.hoursLong', { count: hours })
                  : say('rule.daysLong', { count: Math.round(hours / 24) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {places.length > MOST_PLACES && (
        <p className="muted">{say('rule.morePlaces', { count: places.length - MOST_PLACES })}</p>
      )}
      <h3>{say('rule.newest')}</h3>
      <ul className="preview-newest">
        {newest.slice(0, MOST_NEWEST).map(({ place, from, to }) => (
          <li key={`${place.id} ${from}`}>
            {text(place.name)}{' '}
            <span className="muted">
              <When at={from} /> – {to === null ? say('rule.goesOn') : <When at={to} />}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
};

/** What a rule would have done, by what is known of the past. */
export const Preview = ({
  preview,
  isPending,
  failure,
}: {
  preview: RulePreview | undefined;
  isPending: boolean;
  failure: string | null;
}) => {
  const { say, day } = useWords();
  return (
    <section className="panel-card stack rule-preview" aria-live="polite" aria-busy={isPending}>
      <h2>{say('rule.preview')}</h2>
      {isPending && <Loading />}
      {!isPending && failure && <p className="field-error">{failure}</p>}
      {!isPending && !failure && !preview && <p className="muted">{say('rule.previewText')}</p>}
      {!isPending && preview && (
        <>
          <p className="preview-said">
            {preview.looked === 0
              ? say('rule.previewNothing')
              : say('rule.previewSaid', { count: preview.count, places: preview.places.length })}
          </p>
          <p className="muted">
            {say('rule.previewOf', {
              from: day(preview.from.slice(0, 10)),
              to: day(preview.to.slice(0, 10)),
              count: preview.looked,
            })}{' '}
            {!preview.isWhole && say('rule.previewPart')}
          </p>
          {preview.count > 0 && (
            <>
              <Bars preview={preview} />
              <Told preview={preview} />
            </>
          )}
        </>
      )}
    </section>
  );
};
