import { Component, lazy, type ReactNode, Suspense, useId, useState } from 'react';
import { FieldError, Group, Input, Label, TextField } from 'react-aria-components';
import { PointAnswer } from '../../../sql/model/records/read-form.ts';
import { useWords } from '../../i18n/intl.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/form/form-box.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Loading } from '../../ui/state.tsx';
import { pointIn, pointText } from '../form/numbers.ts';
import { AboutPlain } from './about-field.tsx';
import type { FieldProps } from './field.ts';

/** The map comes when a point is asked for. */
const PointMap = lazy(async () => ({ default: (await import('./point-map.tsx')).PointMap }));

/** Where the map's code cannot be had, as when the line is cut: the point is given otherwise, and nothing is lost. */
class WithoutMap extends Component<{ instead: ReactNode; children: ReactNode }, { isMissing: boolean }> {
  override state = { isMissing: false };
  static getDerivedStateFromError = () => ({ isMissing: true });
  override render() {
    return this.state.isMissing ? this.props.instead : this.props.children;
  }
}

const WAIT_MS = 15_000;

/** Asks the device where it is; what it says is as sure as it says. */
const useWhereIAm = (onFound: (point: PointAnswer) => void) => {
  const [state, setState] = useState<'idle' | 'asking' | 'failed' | 'refused'>('idle');
  const ask = () => {
    setState('asking');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('idle');
        const accuracyM = Math.min(1_000_000, Math.max(1, Math.round(coords.accuracy)));
        onFound({ longitude: coords.longitude, latitude: coords.latitude, accuracyM });
      },
      ({ code }) => setState(code === GeolocationPositionError.PERMISSION_DENIED ? 'refused' : 'failed'),
      { enableHighAccuracy: true, timeout: WAIT_MS, maximumAge: 30_000 },
    );
  };
  return { state, ask, isThere: 'geolocation' in navigator };
};

/** The point as text: how it is given without a pointer, and read. */
const AsText = ({
  point,
  onChange,
}: {
  point: PointAnswer | null;
  onChange: (point: PointAnswer | undefined) => void;
}) => {
  const { say } = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const written = point ? pointText(point) : '';
  const read = typed === null || typed.trim() === '' ? null : pointIn(typed);
  const isWrong = typed !== null && typed.trim() !== '' && read === null;
  return (
    <TextField
      className="field-box"
      value={typed ?? written}
      isInvalid={isWrong}
      validationBehavior="aria"
      inputMode="text"
      onBlur={() => !isWrong && setTyped(null)}
      onChange={(text) => {
        setTyped(text);
        const found = pointIn(text);
        if (found) onChange(found);
        else if (text.trim() === '') onChange(undefined);
      }}
    >
      <Label className="field-label">{say('civic.pointText')}</Label>
      <Input className="input" dir="ltr" placeholder="36.80650, 10.18150" />
      {isWrong && <FieldError className="field-error">{say('civic.pointWrong')}</FieldError>}
    </TextField>
  );
};

/** A point: on the map, by where the device is, or as text; with how sure it is. */
export const PointField = ({ field, value, fault, onChange }: FieldProps<'point'>) => {
  const { say, text, number } = useWords();
  const [name, notes] = [useId(), useId()];
  const point = PointAnswer.safeParse(value).data ?? null;
  const [isOpen, setIsOpen] = useState(field.required || point !== null);
  const where = useWhereIAm(onChange);
  return (
    <Group className="field-box" aria-labelledby={name} aria-describedby={notes}>
      <span className="field-label" id={name}>
        {text(field.label)}
        {!field.required && <span className="muted"> · {say('form.optional')}</span>}
      </span>
      {isOpen ? (
        <WithoutMap instead={<p className="muted">{say('civic.pointNoMap')}</p>}>
          <Suspense fallback={<Loading />}>
            <PointMap point={point} onChange={onChange} />
          </Suspense>
        </WithoutMap>
      ) : null}
      <div className="actions">
        {!isOpen && (
          <ActionButton onPress={() => setIsOpen(true)}>
            <Icon name="map" />
            {say('civic.pointMap')}
          </ActionButton>
        )}
        {where.isThere && (
          <ActionButton isPending={where.state === 'asking'} onPress={where.ask}>
            <Icon name="locate" />
            {say('civic.pointHere')}
          </ActionButton>
        )}
        {point && <ActionButton onPress={() => onChange(undefined)}>{say('civic.pointDrop')}</ActionButton>}
      </div>
      {(where.state === 'failed' || where.state === 'refused') && (
        <Banner kind="warning">
          {say(where.state === 'refused' ? 'civic.pointRefused' : 'civic.pointFailed')}
        </Banner>
      )}
      <p className="field-help" role="status">
        {point?.accuracyM !== undefined
          ? say('civic.pointSure', { metres: number(point.accuracyM, 0) })
          : say(point ? 'civic.pointSet' : 'civic.pointHelp')}
      </p>
      <AsText point={point} onChange={onChange} />
      <AboutPlain field={field} fault={fault} id={notes} />
    </Group>
  );
};
