import { Component, lazy, type ReactNode, Suspense, useId, useState } from 'react';
import { Group } from 'react-aria-components';
import { AreaAnswer } from '../../../sql/model/records/read-form.ts';
import { formatCorners, parseCorners } from '../../analysis/drawn.ts';
import { useWords } from '../../i18n/intl.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Loading } from '../../ui/state.tsx';
import { AboutPlain } from './about-field.tsx';
import type { FieldProps } from './field.ts';
import { PlaceField } from './place-field.tsx';

/** The map and its words come when somebody draws. */
const DrawnArea = lazy(async () => ({ default: (await import('../../analysis/drawn-area.tsx')).DrawnArea }));

/** An area has so many corners at least. */
const LEAST_CORNERS = 3;

/** Where the map's code cannot be had, as when the line is cut, a place can be chosen still. */
class WithoutMap extends Component<{ instead: ReactNode; children: ReactNode }, { isMissing: boolean }> {
  override state = { isMissing: false };
  static getDerivedStateFromError = () => ({ isMissing: true });
  override render() {
    return this.state.isMissing ? this.props.instead : this.props.children;
  }
}

const Drawn = ({ field, value, fault, onChange }: FieldProps<'area'>) => {
  const { say, text } = useWords();
  const [name, notes] = [useId(), useId()];
  const area = AreaAnswer.safeParse(value).data;
  // What is drawn is none yet before its third corner.
  const [corners, setCorners] = useState(() => formatCorners(area?.kind === 'drawn' ? area.corners : []));
  const change = (next: string) => {
    setCorners(next);
    const drawn = (parseCorners(next) ?? []).map(([x, y]) => [x, y]);
    onChange(drawn.length >= LEAST_CORNERS ? { kind: 'drawn', corners: drawn } : undefined);
  };
  return (
    <Group className="field-box" aria-labelledby={name} aria-describedby={notes}>
      <span className="field-label" id={name}>
        {text(field.label)}
        {!field.required && <span className="muted"> · {say('form.optional')}</span>}
      </span>
      <WithoutMap instead={<p className="muted">{say('civic.areaNoMap')}</p>}>
        <Suspense fallback={<Loading />}>
          <DrawnArea corners={corners} near={null} onChange={change} />
        </Suspense>
      </WithoutMap>
      <AboutPlain field={field} fault={fault} id={notes} />
    </Group>
  );
};

/** An area: a place that is found by its name, or one that is drawn on the map. */
export const AreaField = (props: FieldProps<'area'>) => {
  const { field, value, fault, onChange } = props;
  const { say } = useWords();
  const area = AreaAnswer.safeParse(value).data;
  const [draws, setDraws] = useState(area?.kind === 'drawn');
  const turn = (next: boolean) => {
    setDraws(next);
    onChange(undefined);
  };
  return (
    <div className="area-field">
      {draws ? (
        <Drawn {...props} />
      ) : (
        <PlaceField
          field={{ ...field, kind: 'place' }}
          value={area?.kind === 'place' ? area.place : undefined}
          fault={fault}
          onChange={(place) => onChange(typeof place === 'string' ? { kind: 'place', place } : undefined)}
        />
      )}
      <div className="actions">
        <ActionButton onPress={() => turn(!draws)}>
          <Icon name={draws ? 'search' : 'map'} />
          {say(draws ? 'civic.areaChoose' : 'civic.areaDraw')}
        </ActionButton>
      </div>
    </div>
  );
};
