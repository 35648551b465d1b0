import type { RiskInfo } from '../../sql/model/api/risks.ts';
import { colorOf, type Scheme } from '../../sql/model/style/palette.ts';
import { direction } from '../../sql/model/text.ts';
import { compose } from '../explore/tools/picture/compose.ts';
import { scaleOf } from '../explore/tools/picture/picture.tsx';
import type { Words } from '../i18n/intl.tsx';
import type { MapHandle } from '../map/handle.ts';
import { drawingOf, savePng } from '../series/save.ts';
import { saveFile } from '../ui/save-file.ts';

type Given = { info: RiskInfo; period: string; finding: string; words: Words };

const nameOf = ({ info, period }: Given): string => `biatouna-${info.id}-${period}`;

const notesOf = ({ info, words }: Given): string[] => [
  [
    words.text(info.model.source),
    info.status === 'sample' ? words.say('risk.sample') : null,
    words.text(info.reference),
  ]
    .filter(Boolean)
    .join(' · '),
  `${words.say('app.name')} · ${words.day(new Date().toISOString())} · ${window.location.href}`,
];

const titleOf = ({ info, period, words }: Given): string =>
  words.say('join.when', { what: words.text(info.title), when: period });

/** The ranking as a picture, with its title and what it is made by. */
export const saveRanking = async (svg: SVGSVGElement, given: Given): Promise<void> => {
  const text = { over: titleOf(given), title: given.finding, legend: [], notes: notesOf(given) };
  await savePng(drawingOf([{ svg, head: null }], text, given.words.language), nameOf(given));
};

/** The map as it is seen, with title, classes, scale and sources. */
export const saveMap = async (map: MapHandle, given: Given, scheme: Scheme): Promise<void> => {
  const { info, words } = given;
  const canvas = compose({
    map: await map.picture(),
    title: titleOf(given),
    blocks: [
      {
        title: words.text(info.title),
        rows: info.classes.map((one) => ({
          sign: { shape: 'area', color: colorOf(one.color, scheme) },
          text: words.text(one.title),
        })),
      },
    ],
    notes: notesOf(given),
    scale: scaleOf(map.metresPerPixel(), words),
    isRtl: direction(words.language) === 'rtl',
    isDark: scheme === 'dark',
    font: getComputedStyle(document.documentElement).getPropertyValue('--font').trim(),
  });
  canvas.toBlob((blob) => blob && saveFile(`${nameOf(given)}-map.png`, blob), 'image/png');
};
