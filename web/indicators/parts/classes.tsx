import type { IndicatorInfo } from '../../../sql/model/api/indicators.ts';
import { colorOf } from '../../../sql/model/style/palette.ts';
import { useWords } from '../../i18n/intl.tsx';
import { endsOf } from '../../series/classes.ts';
import { useScheme } from '../../ui/scheme.ts';

/** The classes of its values with their colours, and where their limits come from. */
export const Classes = ({ info }: { info: IndicatorInfo }) => {
  const { say, text, number } = useWords();
  const scheme = useScheme();
  const written = (value: number | null) => (value === null ? '' : number(value, 6));
  const range = (at: number): string => {
    const { from, below } = endsOf(info.classes, at);
    if (from === null) return say('class.below', { value: written(below) });
    return below === null
      ? say('class.from', { value: written(from) })
      : say('class.between', { from: written(from), below: written(below) });
  };
  return (
    <section className="panel-card">
      <h2>{say('class.title')}</h2>
      <ul className="classes">
        {info.classes.map(({ id, title, color }, at) => (
          <li key={id}>
            <svg width="14" height="14" aria-hidden="true">
              <rect width="14" height="14" rx="3" fill={colorOf(color, scheme)} />
            </svg>
            <span>{text(title)}</span>
            <span className="muted">{range(at)}</span>
          </li>
        ))}
      </ul>
      <p className="muted">{text(info.classesSource)}</p>
    </section>
  );
};
