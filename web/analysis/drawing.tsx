import { bbox } from '@turf/turf';
import type { FeatureCollection } from 'geojson';
import { useEffect, useMemo, useRef, useState } from 'react';
import { FieldError, Label, TextArea, TextField } from 'react-aria-components';
import type { CountryInfo, LayerInfo } from '../../sql/model/api.ts';
import { useCountry, useLayers } from '../explore/data.ts';
import { MapView } from '../explore/map-view.tsx';
import { shapesOf, squareMetresOf } from '../explore/tools/measure/shapes.ts';
import { useWords } from '../i18n/intl.tsx';
import type { Box, MapHandle } from '../map/handle.ts';
import { useScheme } from '../ui/scheme.ts';
import '../ui/viewer.css';
import './drawing.css';
import { ActionButton } from '../ui/action-button.tsx';
import { ComboInput } from '../ui/form/combo-input.tsx';
import { analysisApi } from './api.ts';
import { type Corner, formatCorners, linesOf, MOST_CORNERS, parseCorners } from './drawn.ts';
import { usePlaceChoices } from './use-choices.ts';

const NOTHING = { start: 0, bottom: 0 };

/** Where what is drawn lies, be it a point with what is around it. */
const boxOf = (shapes: FeatureCollection): Box | null => {
  const [west, south, east, north] = bbox(shapes);
  return shapes.features.length > 0 ? [west, south, east, north] : null;
};

type MapProps = {
  country: CountryInfo;
  layers: readonly LayerInfo[];
  /** What is asked of, drawn below for orientation. */
  info: LayerInfo | null;
  /** What is looked at while nothing is drawn. */
  around: Box | null;
  shapes: FeatureCollection;
  onMap: (map: MapHandle) => void;
  onClick: (corner: Corner) => void;
  onBack: () => void;
};

/** The map that is drawn on: each click is a corner. */
const Stage = ({ country, layers, info, around, shapes, ...on }: MapProps) => {
  const { say } = useWords();
  const scheme = useScheme();
  const [map, setMap] = useState<MapHandle | null>(null);
  const [hasWebgl, setHasWebgl] = useState(true);
  const latest = useRef(on);
  latest.current = on;
  const all = useMemo(
    () => [...layers.filter(({ layer }) => layer.basemap), ...(info ? [info] : [])],
    [layers, info],
  );
  const shown = useMemo(() => (info ? [{ id: info.layer.id, opacity: 60 }] : []), [info]);
  useEffect(() => {
    map?.point({
      click: ({ lng, lat }) => latest.current.onClick([lng, lat]),
      move: () => undefined,
      // A double click is also two clicks: the second corner at the same place is taken back.
      end: () => latest.current.onBack(),
    });
  }, [map]);
  useEffect(() => map?.draw(shapes), [map, shapes]);
  if (!hasWebgl) return <p className="muted">{say('map.noWebgl')}</p>;
  return (
    <MapView
      {...{ country, scheme, shown }}
      layers={all}
      camera={null}
      time={null}
      selected={null}
      hidden={NOTHING}
      onMoved={() => undefined}
      onClicked={() => undefined}
      onReady={(handle) => {
        const box = boxOf(shapes) ?? around ?? info?.bbox;
        if (box) handle.fit(box, NOTHING);
        setMap(handle);
        on.onMap(handle);
      }}
      onNoWebgl={() => setHasWebgl(false)}
    />
  );
};

/** The corners as text: how they are given without a pointer. */
const Coordinates = ({
  isPoint,
  corners,
  onChange,
}: {
  isPoint: boolean;
  corners: readonly Corner[];
  onChange: (corners: readonly Corner[]) => void;
}) => {
  const { say } = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null ? corners : parseCorners(typed);
  const isWrong = read === null || (isPoint && read.length > 1);
  // What is drawn in the meantime stands in place of what was typed.
  const isOld = read !== null && formatCorners(read) !== formatCorners(corners);
  return (
    <TextField
      className="field-box"
      value={typed === null || isOld ? linesOf(corners) : typed}
      isInvalid={isWrong}
      onChange={(text) => {
        const found = parseCorners(text);
        setTyped(text);
        if (found && (!isPoint || found.length < 2)) onChange(found);
      }}
    >
      <Label className="field-label">{say(isPoint ? 'draw.coordinate' : 'draw.coordinates')}</Label>
      <TextArea className="input" dir="ltr" rows={isPoint ? 1 : 4} placeholder="10.18, 36.81" />
      <FieldError className="field-error">{say('draw.wrong')}</FieldError>
    </TextField>
  );
};

/** Moves to a place by its name; a point is then that of the place. */
const GoTo = ({ onPlace }: { onPlace: (box: Box, point: Corner) => void }) => {
  const { say } = useWords();
  const [words, setWords] = useState('');
  const go = async (id: string) => {
    const { bbox, point } = await analysisApi.place(id);
    if (bbox && point) onPlace(bbox as unknown as Box, point as unknown as Corner);
  };
  return (
    <ComboInput
      name="goTo"
      label={say('draw.goTo')}
      choices={usePlaceChoices(words)}
      none={say('ask.noPlace')}
      placeholder={say('ask.typePlace')}
      isOptional
      onSearch={setWords}
      onChange={(id) => void (id && go(id))}
    />
  );
};

type Props = {
  isPoint: boolean;
  value: string | undefined;
  /** How far around a point is looked. */
  metres: number;
  info: LayerInfo | null;
  /** What is looked at while nothing is drawn; where nothing is said, what is asked of. */
  around?: Box | null;
  onChange: (value: string) => void;
};

/** An area or a point, drawn on a map, typed as coordinates, or found by a place's name. */
export const Drawing = ({ isPoint, value, metres, info, around = null, onChange }: Props) => {
  const { say, number } = useWords();
  const [country, layers] = [useCountry().data, useLayers().data];
  const [map, setMap] = useState<MapHandle | null>(null);
  const corners = useMemo(() => parseCorners(value) ?? [], [value]);
  const shapes = useMemo(
    () =>
      shapesOf(
        isPoint ? 'around' : 'area',
        corners.map((corner) => [...corner]),
        metres,
      ),
    [isPoint, corners, metres],
  );
  const keep = (next: readonly Corner[]) => onChange(formatCorners(next));
  const back = () => !isPoint && keep(corners.slice(0, -1));
  const add = (corner: Corner) => {
    if (isPoint) keep([corner]);
    else if (corners.length < MOST_CORNERS) keep([...corners, corner]);
  };
  const km2 = squareMetresOf(corners.map((corner) => [...corner])) / 1e6;
  return (
    <>
      <div className="draw-stage">
        {country && layers && (
          <Stage {...{ country, layers, info, around, shapes }} onMap={setMap} onClick={add} onBack={back} />
        )}
      </div>
      <p className="field-help" aria-live="polite">
        {corners.length > 2 && !isPoint
          ? say('draw.size', { count: corners.length, km2: number(km2, km2 < 10 ? 2 : 0) })
          : say(isPoint ? 'draw.helpPoint' : 'draw.help')}
      </p>
      {corners.length > 0 && (
        <div className="actions">
          {!isPoint && <ActionButton onPress={back}>{say('draw.undo')}</ActionButton>}
          <ActionButton onPress={() => keep([])}>{say('draw.clear')}</ActionButton>
        </div>
      )}
      <GoTo
        onPlace={(box, point) => {
          map?.fit(box, NOTHING);
          if (isPoint) keep([point]);
        }}
      />
      <Coordinates isPoint={isPoint} corners={corners} onChange={keep} />
    </>
  );
};
