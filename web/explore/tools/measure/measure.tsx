import type { Position } from 'geojson';
import { useEffect, useMemo, useState } from 'react';
import { Button, Input, Label, NumberField, Radio, RadioGroup, type RadioProps } from 'react-aria-components';
import { unitOf } from '../../../format.ts';
import { useWords, type Words } from '../../../i18n/intl.tsx';
import type { MessageKey } from '../../../i18n/messages.ts';
import { saveFile } from '../../../ui/save-file.ts';
import type { ToolProps } from '../tool.ts';
import { around, type Mode, metresOf, shapesOf, squareMetresOf } from './shapes.ts';

const MODES: readonly { id: Mode; title: MessageKey }[] = [
  { id: 'distance', title: 'measure.distance' },
  { id: 'area', title: 'measure.area' },
  { id: 'around', title: 'measure.around' },
];
const KM = 1000;
const KM2 = 1_000_000;

/** A length or an area with the unit that fits its size. */
const sized = (value: number, [small, large]: [string, string], step: number, words: Words): string =>
  value < step
    ? `${words.number(value, 0)} ${unitOf(small, words.language)}`
    : `${words.number(value / step, 2)} ${unitOf(large, words.language)}`;

const Choice = (props: RadioProps) => <Radio {...props} className="segment" />;

/** What was measured, in words. */
const results = (
  mode: Mode,
  corners: readonly Position[],
  metres: number,
  words: Words,
): [MessageKey, string][] => {
  const line = sized(metresOf(corners), ['m', 'km'], KM, words);
  if (mode === 'distance') return [['measure.length', line]];
  if (mode === 'area') {
    const [first] = corners;
    const closed = first && corners.length > 2 ? [...corners, first] : corners;
    return [
      ['measure.surface', sized(squareMetresOf(corners), ['m2', 'km2'], KM2, words)],
      ['measure.perimeter', sized(metresOf(closed), ['m', 'km'], KM, words)],
    ];
  }
  const wide = around(corners, metres);
  const ring = wide?.geometry.type === 'Polygon' ? (wide.geometry.coordinates[0] ?? []) : [];
  return [['measure.surface', sized(squareMetresOf(ring.slice(0, -1)), ['m2', 'km2'], KM2, words)]];
};

/** Distances, areas, and what lies within a distance, drawn by clicks on the map. */
export const Measure = ({ map }: ToolProps) => {
  const words = useWords();
  const { say } = words;
  const [mode, setMode] = useState<Mode>('distance');
  const [corners, setCorners] = useState<readonly Position[]>([]);
  const [metres, setMetres] = useState(5000);
  const shapes = useMemo(() => shapesOf(mode, corners, metres), [mode, corners, metres]);
  useEffect(() => {
    map.point({
      click: ({ lng, lat }) => setCorners((before) => [...before, [lng, lat]]),
      move: () => undefined,
      // A double click is also two clicks: the second corner at the same place is taken back.
      end: () => setCorners((before) => before.slice(0, -1)),
    });
    return () => {
      map.point(null);
      map.draw(null);
    };
  }, [map]);
  useEffect(() => map.draw(shapes), [map, shapes]);
  const isEmpty = corners.length === 0;
  return (
    <div className="tool-body">
      <RadioGroup
        className="segments"
        aria-label={say('measure.title')}
        value={mode}
        onChange={(next) => setMode(next as Mode)}
      >
        {MODES.map(({ id, title }) => (
          <Choice key={id} value={id}>
            {say(title)}
          </Choice>
        ))}
      </RadioGroup>
      {mode === 'around' && (
        <NumberField
          className="field"
          value={metres / KM}
          minValue={0.1}
          maxValue={500}
          step={0.1}
          onChange={(km) => setMetres(km * KM)}
        >
          <Label>{say('measure.radius')}</Label>
          <Input />
        </NumberField>
      )}
      <dl className="figures" aria-live="polite">
        {results(mode, corners, metres, words).map(([key, value]) => (
          <div key={key}>
            <dt>{say(key)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="muted">{say('measure.help')}</p>
      <div className="tool-actions">
        <Button
          className="button"
          isDisabled={isEmpty}
          onPress={() => setCorners((before) => before.slice(0, -1))}
        >
          {say('measure.undo')}
        </Button>
        <Button className="button" isDisabled={isEmpty} onPress={() => setCorners([])}>
          {say('measure.clear')}
        </Button>
        <Button
          className="button"
          isDisabled={isEmpty}
          onPress={() =>
            saveFile('biatouna.geojson', new Blob([JSON.stringify(shapes)], { type: 'application/geo+json' }))
          }
        >
          {say('measure.save')}
        </Button>
      </div>
    </div>
  );
};
