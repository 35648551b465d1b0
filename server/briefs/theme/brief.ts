import type { Block, BriefDocument, Opening } from '../document.ts';
import { WIDTH } from '../document.ts';
import { course } from '../figures/course.ts';
import { colophonOf } from '../shared/colophon.ts';
import { CHART } from '../shared/course-block.ts';
import { frameOf, headOf } from '../shared/frame.ts';
import { classesMap, ranksBlock } from '../shared/peers.ts';
import type { Sight } from '../sight.ts';
import { type National, type ThemeFacts, themeFacts } from './facts.ts';
import { themeFindings } from './findings.ts';
import { nationalTable, standsFor, told } from './table.ts';

const MAPS = 2;
const COURSES = 3;
const CLASSES = 4;
const OPENING_MAP = { width: 150, height: 218 };
const SIDE_MAP = { width: WIDTH.side, height: 190 };

const mapOf = (sight: Sight, one: National, most: { width: number; height: number }) => {
  const { words } = sight;
  const lead = `${standsFor(one, words)}: ${told(one, one.value, words)}`;
  return classesMap(sight, one.peers, { here: null, lead, most });
};

const hasPlaces = ({ peers }: National): boolean => peers.rows.some(({ value }) => value !== null);

/** Those that are of places, whose values are drawn. */
const drawn = (indicators: readonly National[]): National[] =>
  indicators.filter(
    (one) =>
      one.shown.base.manifest.geometry === 'polygon' && one.shown.base.manifest.place && hasPlaces(one),
  );

/** What a theme opens with: what stands out, its first map, its indicators. */
export const themeOpening = async (sight: Sight, { indicators }: ThemeFacts): Promise<Opening> => {
  const [first] = drawn(indicators);
  return {
    findings: { title: sight.words.say('findings'), items: themeFindings(indicators, sight.words) },
    map: first ? await mapOf(sight, first, OPENING_MAP) : null,
    table: indicators.length > 0 ? nationalTable(indicators, sight.words) : null,
  };
};

const LEAST_COURSE = 5;

/** How the country went: by itself, or the middle of it. */
const courseOf = ({ words }: Sight, one: National): Block => {
  const { manifest, course: values, shown } = one;
  const last = values.at(-1);
  const lead =
    last === undefined
      ? ''
      : `${standsFor(one, words)}: ${told(one, last.value, words)} (${words.period(last.period)})`;
  const title = words.text(manifest.title);
  const isYears = manifest.period === 'year';
  return {
    kind: 'figure',
    title,
    lead,
    figure: course({
      values: values.map(({ value }) => value),
      ticks: values.flatMap(({ period }, at) =>
        isYears || period.slice(5, 7) === '01' ? [{ at, label: period.slice(0, 4) }] : [],
      ),
      marks: [],
      drawn: isYears ? 'bars' : 'line',
      number: words.number,
      alt: `${title}. ${lead}`,
      size: CHART,
      rtl: words.language === 'ar',
    }),
    legend: [],
    caption: words.unit(manifest.unit),
    sample: shown.layer.manifest.status === 'sample',
  };
};

const sideOf = async (sight: Sight, indicators: readonly National[]): Promise<Block[]> => {
  const blocks: Block[] = [];
  for (const one of drawn(indicators).slice(1, MAPS)) {
    const map = await mapOf(sight, one, SIDE_MAP);
    if (map) blocks.push(map);
  }
  const first = indicators.find(hasPlaces);
  return first ? [...blocks, ranksBlock(sight, first.peers, null)] : blocks;
};

/** Every layer of a theme, with how much is on the map of it. */
const mappedBlock = ({ snapshot, words }: Sight, { theme }: ThemeFacts): Block[] => {
  const lines = theme.layers.flatMap((id) => {
    const layer = snapshot.layers.get(id);
    if (!layer || layer.manifest.computed) return [];
    const { title, status } = layer.manifest;
    return [
      words.say(status === 'sample' ? 'mappedSample' : 'mappedLayer', {
        title: words.text(title),
        count: words.number(layer.featureCount, 0),
      }),
    ];
  });
  if (lines.length === 0) return [];
  return [
    {
      kind: 'items',
      title: words.say('mapped'),
      items: [{ tone: 'plain', lead: words.say('layers'), lines }],
    },
  ];
};

/** All that two pages say of a theme in the whole country. Throws 404 where there is none. */
export const themeBrief = async (sight: Sight, id: string): Promise<BriefDocument> => {
  const { words, base, language, country } = sight;
  const facts = await themeFacts(sight, id);
  const { theme, indicators } = facts;
  const samples = indicators.filter(({ shown }) => shown.layer.manifest.status === 'sample').length;
  const layers =
    indicators.length > 0
      ? indicators.slice(0, 3).map(({ manifest }) => manifest.id)
      : theme.layers.slice(0, 1);
  return {
    ...frameOf(sight, `${base}/?layers=${layers.join(',')}&lang=${language}`),
    head: headOf(sight, {
      kind: words.say('themeBrief'),
      title: words.text(theme.manifest.title),
      subtitle: [words.text(country.name), words.text(theme.manifest.description)].join(' · '),
      isMostlySample: samples > indicators.length / 2,
    }),
    opening: await themeOpening(sight, facts),
    main: [
      ...indicators
        .filter(({ course: values }) => values.length >= LEAST_COURSE)
        .slice(0, COURSES)
        .map((one) => courseOf(sight, one)),
      ...mappedBlock(sight, facts),
    ],
    side: await sideOf(sight, indicators),
    colophon: colophonOf(sight, {
      layers: indicators.length > 0 ? indicators.map(({ manifest }) => manifest.id) : theme.layers,
      classes: indicators.slice(0, CLASSES).map(({ manifest }) => manifest.classesSource),
      hasSamples: samples > 0,
      methods: [
        ...(indicators.some(({ is }) => is === null) ? (['medianMethod'] as const) : []),
        ...(indicators.length > 0 ? (['rankMethod', 'trendMethod'] as const) : []),
      ],
      wholes: indicators.flatMap(({ is }) => is ?? []),
    }),
  };
};
