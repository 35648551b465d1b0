import { useState } from 'react';
import { Button, Input, Label, TextField } from 'react-aria-components';
import type { LayerInfo } from '../../../../sql/model/api.ts';
import { direction } from '../../../../sql/model/text.ts';
import { unitOf } from '../../../format.ts';
import { useWords, type Words } from '../../../i18n/intl.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { Failed } from '../../../ui/state.tsx';
import { legendInWords } from '../../legend-words.ts';
import type { ToolProps } from '../tool.ts';
import { compose, type LegendBlock, roundDistance } from './compose.ts';

const BAR_PIXELS = 120;

/** A bar of a round distance, and what it is called. */
export const scaleOf = (metresPerPixel: number, words: Words) => {
  const metres = roundDistance(metresPerPixel * BAR_PIXELS);
  const [value, unit] = metres >= 1000 ? [metres / 1000, 'km'] : [metres, 'm'];
  return { label: `${words.number(value)} ${unitOf(unit, words.language)}`, pixels: metres / metresPerPixel };
};

const blocksOf = (infos: readonly LayerInfo[], scheme: 'light' | 'dark', words: Words): LegendBlock[] =>
  infos.map(({ layer }) => ({
    title:
      layer.status === 'sample'
        ? `${words.text(layer.title)} (${words.say('layer.sample')})`
        : words.text(layer.title),
    rows: legendInWords(layer, scheme, words).flatMap(({ rows }) => rows),
  }));

const notesOf = (infos: readonly LayerInfo[], words: Words): string[] => {
  const sources = infos.flatMap(({ sources: all }) =>
    all.map(
      ({ title, publisher, licence }) => `${words.text(title)}, ${publisher} (${words.text(licence.title)})`,
    ),
  );
  return [
    `${words.say('picture.sources')} ${[...new Set(sources)].join(' · ')}`,
    `${words.say('app.name')} · ${words.day(new Date().toISOString())} · ${window.location.origin}`,
  ];
};

const save = (canvas: HTMLCanvasElement): void =>
  canvas.toBlob((blob) => blob && saveFile('biatouna.png', blob), 'image/png');

/** Puts the sheet alone on the page while it is printed. */
const print = (canvas: HTMLCanvasElement): void => {
  canvas.className = 'print-sheet';
  document.body.append(canvas);
  window.addEventListener('afterprint', () => canvas.remove(), { once: true });
  window.print();
};

/** The map with title, legend, scale and sources, as a picture or on paper. */
export const Picture = ({ map, country, layers, shown, scheme }: ToolProps) => {
  const words = useWords();
  const { say } = words;
  const infos = shown.flatMap(({ id }) => layers.find(({ layer }) => layer.id === id) ?? []);
  const base = layers.filter(({ layer }) => layer.basemap);
  const usual = infos[0] ? words.text(infos[0].layer.title) : words.text(country.name);
  const [title, setTitle] = useState(usual);
  const [hasFailed, setHasFailed] = useState(false);
  const make = (then: (sheet: HTMLCanvasElement) => void) => {
    setHasFailed(false);
    const font = getComputedStyle(document.documentElement).getPropertyValue('--font').trim();
    void map
      .picture()
      .then((seen) =>
        then(
          compose({
            map: seen,
            title,
            blocks: blocksOf(infos, scheme, words),
            notes: notesOf([...infos, ...base], words),
            scale: scaleOf(map.metresPerPixel(), words),
            isRtl: direction(words.language) === 'rtl',
            isDark: scheme === 'dark',
            font,
          }),
        ),
      )
      .catch(() => setHasFailed(true));
  };
  return (
    <div className="tool-body">
      <TextField className="field" value={title} onChange={setTitle}>
        <Label>{say('picture.caption')}</Label>
        <Input dir="auto" />
      </TextField>
      <p className="muted">{say('picture.help')}</p>
      {hasFailed && <Failed retry={() => make(save)} />}
      <div className="tool-actions">
        <Button className="button primary" onPress={() => make(save)}>
          {say('picture.save')}
        </Button>
        <Button className="button" onPress={() => make(print)}>
          {say('picture.print')}
        </Button>
      </div>
    </div>
  );
};
