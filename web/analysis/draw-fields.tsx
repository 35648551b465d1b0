import { lazy, Suspense, useState } from 'react';
import { useWords } from '../i18n/intl.tsx';
import { ActionButton } from '../ui/action-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Loading } from '../ui/state.tsx';
import type { FieldProps } from './field.tsx';

/** The map and what measures on it are loaded when something is drawn. */
const Drawing = lazy(async () => ({ default: (await import('./drawing.tsx')).Drawing }));

const Drawn = ({ field, form, layers, set }: FieldProps<'area'> | FieldProps<'point'>) => {
  const { say } = useWords();
  // What need not be drawn takes no map before somebody wants to.
  const [isOpen, setIsOpen] = useState(!field.isOptional || Boolean(form[field.name]));
  return (
    <fieldset className="ask-group">
      <legend className="field-label">
        {say(field.label)}
        {field.isOptional && <span className="muted"> · {say('form.optional')}</span>}
      </legend>
      {isOpen ? (
        <Suspense fallback={<Loading />}>
          <Drawing
            isPoint={field.type === 'point'}
            value={form[field.name]}
            metres={Number(form.km ?? 0) * 1000}
            info={layers.find(({ layer }) => layer.id === form[field.of]) ?? null}
            onChange={(value) => set(field.name, value)}
          />
        </Suspense>
      ) : (
        <ActionButton onPress={() => setIsOpen(true)}>
          <Icon name="map" />
          {say('draw.open')}
        </ActionButton>
      )}
    </fieldset>
  );
};

/** An area that is drawn on a map, or typed. */
export const AreaField = (props: FieldProps<'area'>) => <Drawn {...props} />;

/** A point that is picked on a map, typed, or found by a place's name. */
export const PointField = (props: FieldProps<'point'>) => <Drawn {...props} />;
