import { lazy, Suspense, useState } from 'react';
import type { DrawnPolygon } from '../../sql/model/warning.ts';
import { useWords } from '../i18n/intl.tsx';
import { ActionButton } from '../ui/action-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Loading } from '../ui/state.tsx';
import { cornerCount, cornersOf, polygonOf } from './polygon.ts';

/** The map comes when somebody draws. */
const DrawnArea = lazy(async () => ({ default: (await import('../analysis/drawn-area.tsx')).DrawnArea }));

type Props = {
  label: string;
  help: string;
  value: DrawnPolygon | null;
  /** The place that is looked at while nothing is drawn. */
  near: string | null;
  onChange: (polygon: DrawnPolygon | null) => void;
};

/** An area that is drawn on a map, or typed corner by corner; what cannot be drawn by hand is told of, and kept until it is drawn anew. */
export const PolygonInput = ({ label, help, value, near, onChange }: Props) => {
  const { say } = useWords();
  const given = value && cornersOf(value);
  const [corners, setCorners] = useState(given ?? '');
  const [isOpen, setIsOpen] = useState(Boolean(given));
  const isKept = value !== null && given === null;
  const draw = (next: string) => {
    setCorners(next);
    onChange(polygonOf(next));
  };
  return (
    <fieldset className="drawn-polygon">
      <legend className="field-label">
        {label}
        <span className="muted"> · {say('form.optional')}</span>
      </legend>
      <p className="field-help">{isKept ? say('area.kept', { count: cornerCount(value) }) : help}</p>
      {isOpen && !isKept ? (
        <Suspense fallback={<Loading />}>
          <DrawnArea corners={corners} near={near} onChange={draw} />
        </Suspense>
      ) : (
        <div className="actions">
          <ActionButton
            onPress={() => {
              if (isKept) draw('');
              setIsOpen(true);
            }}
          >
            <Icon name="map" />
            {say(isKept ? 'area.anew' : 'area.draw')}
          </ActionButton>
        </div>
      )}
    </fieldset>
  );
};
