import type { Text } from '../../../sql/model/text.ts';
import type { ReportDocument } from '../document.ts';
import { placeOpening, subtitleOf } from '../place/brief.ts';
import { placeFacts } from '../place/facts.ts';
import { colophonOf } from '../shared/colophon.ts';
import { frameOf, headOf } from '../shared/frame.ts';
import type { Sight } from '../sight.ts';
import { themeOpening } from '../theme/brief.ts';
import { themeFacts } from '../theme/facts.ts';
import { matrixOf } from './matrix.ts';
import { levelsOf, MOST_PAGES, placesOf } from './places.ts';

type Page = ReportDocument['parts'][number]['pages'][number];
/** Pages, and what they were made from. */
type Part = {
  pages: Page[];
  layers: Set<string>;
  classes: Text[];
  wholes: Text[];
  samples: number;
  all: number;
};

const emptyPart = (): Part => ({ pages: [], layers: new Set(), classes: [], wholes: [], samples: 0, all: 0 });

/** A page for each theme that has values in the year, with tables of all places. */
const themesPart = async (sight: Sight, told: (part: number) => Promise<void>): Promise<Part> => {
  const { words, snapshot } = sight;
  const part = emptyPart();
  for (const [at, { manifest }] of snapshot.themes.entries()) {
    await told(at / snapshot.themes.length);
    const facts = await themeFacts(sight, manifest.id);
    if (facts.indicators.length === 0) continue;
    const title = words.text(manifest.title);
    part.pages.push({
      title,
      subtitle: words.text(manifest.description),
      opening: await themeOpening(sight, facts),
      blocks: [],
      tables: matrixOf(title, facts.indicators, words),
    });
    for (const one of facts.indicators) {
      part.layers.add(one.manifest.id);
      part.classes.push(one.manifest.classesSource);
      if (one.is) part.wholes.push(one.is);
      part.samples += one.shown.layer.manifest.status === 'sample' ? 1 : 0;
      part.all++;
    }
  }
  return part;
};

/** A page for each place of the levels that are few. */
const placesPart = async (sight: Sight, told: (part: number) => Promise<void>): Promise<Page[]> => {
  const pages: Page[] = [];
  for (const level of levelsOf(sight)) {
    const places = await placesOf(sight, level);
    if (places.length > MOST_PAGES) continue;
    for (const [at, { id }] of places.entries()) {
      await told(at / places.length);
      const facts = await placeFacts(sight, id);
      pages.push({
        title: facts.name,
        subtitle: subtitleOf(sight, facts),
        opening: await placeOpening(sight, facts),
        blocks: [],
        tables: [],
      });
    }
  }
  return pages;
};

/** The share of the work that themes are. */
const THEMES = 0.4;

/**
 * The state of the environment in a year: every theme in the whole country with tables of all places, then every place. `told` hears
 * how far it is, 0 to 1.
 */
export const reportOf = async (
  sight: Sight & { year: number },
  told: (part: number) => Promise<void>,
): Promise<ReportDocument> => {
  const { words, country, base, language, year } = sight;
  const themes = await themesPart(sight, (part) => told(THEMES * part));
  const places = await placesPart(sight, (part) => told(THEMES + (1 - THEMES) * part));
  return {
    ...frameOf(sight, `${base}/?lang=${language}`),
    head: headOf(sight, {
      kind: words.text(country.name),
      title: words.say('report', { year }),
      subtitle: words.say('reportLead'),
      isMostlySample: themes.samples > themes.all / 2,
    }),
    labels: { contents: words.say('contents'), readMore: words.say('readMore') },
    parts: [
      { title: words.say('partThemes'), pages: themes.pages },
      { title: words.say('partPlaces'), pages: places },
    ],
    colophon: colophonOf(sight, {
      layers: [...themes.layers],
      classes: themes.classes,
      hasSamples: themes.samples > 0,
      methods: ['rankMethod', 'medianMethod', 'trendMethod'],
      wholes: themes.wholes,
    }),
  };
};
