import type { Language } from '../../sql/model/text.ts';
import type { PublishedLayer, Snapshot } from '../layers/catalogue.ts';

/** What goes with a file, so that it can be followed to where it came from when nothing else is left. */
export type Provenance = {
  title: string;
  description: string;
  /** Made up by a generator, not measured by anybody. */
  sample: boolean;
  source: string;
  licence: string;
  licenceUrl: string | null;
  revision: number;
  published: string;
  /** Where the layer is published. */
  url: string;
};

const SAMPLE: Record<Language, string> = {
  ar: 'عينة للعرض، ليست بيانات حقيقية',
  fr: 'Échantillon de démonstration, pas des données réelles',
  en: 'Sample for demonstration, not real data',
};

/** Source, licence and state of a layer, in the language of the request. */
export const provenanceOf = (
  layer: PublishedLayer,
  snapshot: Snapshot,
  { language, url }: { language: Language; url: string },
): Provenance => {
  const { manifest } = layer;
  const sources = manifest.sources.flatMap((id) => snapshot.sources.get(id) ?? []);
  const licences = sources.flatMap(({ licence }) => snapshot.licences.get(licence) ?? []);
  const isSample = manifest.status === 'sample';
  const mark = isSample ? `${SAMPLE[language]}. ` : '';
  return {
    title: manifest.title[language],
    description: mark + manifest.description[language],
    sample: isSample,
    source: [
      ...new Set(
        sources.map((source) => source.citation ?? `${source.publisher}, ${source.title[language]}`),
      ),
    ].join('; '),
    licence: [...new Set(licences.map((licence) => licence.id))].join('; '),
    licenceUrl: licences[0]?.url ?? null,
    revision: layer.revision,
    published: layer.publishedAt.toISOString(),
    url,
  };
};

/** May what is made from the layer be handed on as a file? Every licence of its sources must allow it. */
export const mayBeHandedOn = (layer: PublishedLayer, snapshot: Snapshot): boolean =>
  layer.manifest.sources
    .flatMap((id) => snapshot.sources.get(id) ?? [])
    .every(({ licence }) => snapshot.licences.get(licence)?.redistribution ?? true);
