import { Link } from 'react-aria-components';
import type { Field } from '../../../sql/model/records/form.ts';
import { AreaAnswer, PointAnswer } from '../../../sql/model/records/read-form.ts';
import { unitOf } from '../../../sql/model/unit.ts';
import { useWords } from '../../i18n/intl.tsx';
import { CaseFiles } from '../cases/files.tsx';
import { ChosenFile } from '../device/draft.ts';
import { useSize } from '../fields/files-field.tsx';
import { usePlaceName } from '../fields/place-field.tsx';
import type { CaseView } from '../shapes.ts';
import { useBodies } from '../use-civic.ts';
import { Area } from './area.tsx';
import { pointText } from './numbers.ts';

const PlaceName = ({ id }: { id: string }) => <bdi>{usePlaceName(id)}</bdi>;

/** The name of a public body by its id. */
export const BodyName = ({ id }: { id: string }) => {
  const { text } = useWords();
  const body = useBodies().data?.find((one) => one.id === id);
  return <bdi>{body ? text(body.name) : id}</bdi>;
};

/** As near as a house is seen, in links to the map. */
const MAP_ZOOM = 15;

const Point = ({ point }: { point: PointAnswer }) => {
  const { say, number } = useWords();
  const { longitude, latitude, accuracyM } = point;
  return (
    <>
      <Link href={`/?at=${latitude.toFixed(5)},${longitude.toFixed(5)},${MAP_ZOOM}`}>
        <bdi dir="ltr">{pointText(point)}</bdi>
      </Link>
      {accuracyM !== undefined && (
        <span className="muted"> · {say('civic.pointSure', { metres: number(accuracyM, 0) })}</span>
      )}
    </>
  );
};

/** Files that are on the device still. */
const Kept = ({ value }: { value: readonly unknown[] }) => {
  const size = useSize();
  const files = value.flatMap((one) => ChosenFile.safeParse(one).data ?? []);
  return (
    <ul className="files-named">
      {files.map(({ key, name, size: bytes }) => (
        <li key={key}>
          <bdi>{name}</bdi> <span className="muted">· {size(bytes)}</span>
        </li>
      ))}
    </ul>
  );
};

const optionsIn = (field: Extract<Field, { kind: 'choice' }>, value: unknown) =>
  field.options.filter(({ id }) => (Array.isArray(value) ? value.includes(id) : value === id));

/** An answer that is an address of the web and nothing else. */
const ADDRESS = /^https?:\/\/\S+$/;

/** An answer as it is read. `of` is the case whose files it may name; without it they are on the device. */
export const Answer = ({ field, value, of }: { field: Field; value: unknown; of?: CaseView }) => {
  const { text, day, number, language, say } = useWords();
  switch (field.kind) {
    case 'choice':
      return (
        <>
          {optionsIn(field, value)
            .map(({ label }) => text(label))
            .join(' · ')}
        </>
      );
    case 'date':
      return <>{day(String(value))}</>;
    case 'number':
      return (
        <>
          {typeof value === 'number' ? number(value) : String(value)} {unitOf(field.unit, language)}
        </>
      );
    case 'place':
      return <PlaceName id={String(value)} />;
    case 'body':
      return <BodyName id={String(value)} />;
    case 'point': {
      const point = PointAnswer.safeParse(value).data;
      return point ? <Point point={point} /> : null;
    }
    case 'area': {
      const area = AreaAnswer.safeParse(value).data;
      return area ? <Area area={area} /> : null;
    }
    case 'files': {
      if (!Array.isArray(value)) return null;
      return of ? <CaseFiles of={of} ids={value.map(String)} /> : <Kept value={value} />;
    }
    case 'consent':
      return <>{say(value === true ? 'civic.agreed' : 'civic.notAgreed')}</>;
    case 'email':
    case 'phone':
      return <bdi dir="ltr">{String(value)}</bdi>;
    default:
      if (typeof value === 'string' && ADDRESS.test(value))
        return (
          <a dir="ltr" href={value} target="_blank" rel="noreferrer nofollow ugc">
            {value}
          </a>
        );
      return (
        <span className="answer-text" dir="auto">
          {String(value)}
        </span>
      );
  }
};
