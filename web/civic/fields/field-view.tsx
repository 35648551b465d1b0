import { AreaField } from './area-field.tsx';
import { BodyField } from './body-field.tsx';
import { ChoiceField, ConsentField } from './choice-fields.tsx';
import { type FieldProps, placeOf } from './field.ts';
import { FilesField } from './files-field.tsx';
import { PlaceField } from './place-field.tsx';
import { PointField } from './point-field.tsx';
import { Suggestions } from './suggestions.tsx';
import { DayField, LineField, LongTextField, NumberField } from './text-fields.tsx';

const partOf = (props: FieldProps) => {
  const { field, ...rest } = props;
  switch (field.kind) {
    case 'text':
    case 'email':
    case 'phone':
      return <LineField field={field} {...rest} />;
    case 'long-text':
      return <LongTextField field={field} {...rest} />;
    case 'choice':
      return <ChoiceField field={field} {...rest} />;
    case 'date':
      return <DayField field={field} {...rest} />;
    case 'number':
      return <NumberField field={field} {...rest} />;
    case 'place':
      return <PlaceField field={field} {...rest} />;
    case 'body':
      return <BodyField field={field} {...rest} />;
    case 'point':
      return <PointField field={field} {...rest} />;
    case 'area':
      return <AreaField field={field} {...rest} />;
    case 'files':
      return <FilesField field={field} {...rest} />;
    case 'consent':
      return <ConsentField field={field} {...rest} />;
  }
};

/** A field of a form, by its kind. */
export const FieldView = (props: FieldProps) => (
  <div className="form-field" id={placeOf(props.field.id)}>
    {partOf(props)}
    {'suggests' in props.field && props.field.suggests && (
      <Suggestions field={props.field.id} value={props.value} />
    )}
  </div>
);
