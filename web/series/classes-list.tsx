import { Switch } from 'react-aria-components';
import { classOf } from '../../sql/model/indicator.ts';
import { colorOf } from '../../sql/model/style/palette.ts';
import { useWords } from '../i18n/intl.tsx';
import { useScheme } from '../ui/scheme.ts';
import { classesKey, endsOf } from './classes.ts';
import { type Line, shownIn } from './line.ts';
import type { Span } from './span.ts';

/** The classes of an indicator: their limits, how many of the values shown each holds, and where the limits come from. */
export const ClassesList = ({
  line,
  span,
  isDrawn,
  onDrawn,
}: {
  line: Line;
  span: Span;
  isDrawn: boolean;
  onDrawn: (key: string, isDrawn: boolean) => void;
}) => {
  const { say, text, number } = useWords();
  const scheme = useScheme();
  const { computed, parameter } = line.one;
  if (!computed) return null;
  const { classes, classesSource } = computed.info;
  const held = shownIn(line, span).map(({ value }) => classOf(classes, value));
  const range = (at: number): string => {
    const { from, below } = endsOf(classes, at);
    const written = (value: number | null) => (value === null ? '' : number(value, parameter.decimals));
    if (from === null) return say('class.below', { value: written(below) });
    return below === null
      ? say('class.from', { value: written(from) })
      : say('class.between', { from: written(from), below: written(below) });
  };
  return (
    <section className="figure-part">
      <h3>{say('class.title')}</h3>
      <Switch className="limit-switch" isSelected={isDrawn} onChange={(is) => onDrawn(classesKey(line), is)}>
        <span className="limit-track" aria-hidden="true" />
        <span>{say('class.draw')}</span>
      </Switch>
      <ul className="classes">
        {classes.map(({ id, title, color }, at) => (
          <li key={id}>
            <svg width="14" height="14" aria-hidden="true">
              <rect width="14" height="14" rx="3" fill={colorOf(color, scheme)} />
            </svg>
            <span>
              {text(title)} <span className="muted">{range(at)}</span>
            </span>
            <span className="muted">
              {say('class.count', { count: held.filter((one) => one === id).length })}
            </span>
          </li>
        ))}
      </ul>
      <p className="muted">{text(classesSource)}</p>
    </section>
  );
};
