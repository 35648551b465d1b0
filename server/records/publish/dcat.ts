import { CASES_SOURCE, casesLayerOf } from '../../../sql/model/records/published.ts';
import { frenchSpaces, LANGUAGES, type Text } from '../../../sql/model/text.ts';
import { collectionUrl } from '../../features/links.ts';
import { indicatorUrl } from '../../indicators/answer/info.ts';
import type { Snapshot } from '../../layers/catalogue.ts';
import type { Module } from '../module.ts';
import { caseTypeOf } from '../types.ts';

const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
};
const MEDIA = 'https://www.iana.org/assignments/media-types/';
const CONTINUOUS = 'http://publications.europa.eu/resource/authority/frequency/UPDATE_CONT';

const said = (text: Text) =>
  LANGUAGES.map((language) => ({ '@language': language, '@value': text[language] }));
const text = (ar: string, fr: string, en: string): Text => ({ ar, fr: frenchSpaces(fr), en });
const id = (iri: string) => ({ '@id': iri });

const STATISTICS = text('الأرقام', 'Chiffres', 'Figures');
const OF_ALL = text('فهرس خدمات المواطنين', 'Catalogue des services citoyens', 'Catalogue of civic services');

const ABOUT = text(
  'ما هو مفتوح من خدمات المواطنين: أرقام وملفات منشورة، مجموعة بيانات لكل خدمة',
  'Ce qui est ouvert des services citoyens : chiffres et dossiers publiés, un jeu de données par service',
  'What is open of the civic services: figures and published cases, a dataset for each service',
);

type Distribution = { '@type': 'dcat:Distribution' } & Record<string, unknown>;

const distribution = (title: Text, url: string, media: string): Distribution => ({
  '@type': 'dcat:Distribution',
  'dct:title': said(title),
  'dcat:accessURL': id(url),
  'dcat:downloadURL': id(url),
  'dcat:mediaType': id(MEDIA + media),
});

const ofCases = (module: Module, { layers, indicators }: Snapshot, base: string) => {
  const statistics = `${base}/api/records/${module.id}/statistics`;
  const layer = layers.get(casesLayerOf(module.id));
  const own = [...indicators.values()].filter(({ manifest: { inputs } }) =>
    Object.values(inputs).some((input) => input.kind === 'records' && input.module === module.id),
  );
  return [
    distribution(STATISTICS, `${statistics}?f=csv`, 'text/csv'),
    distribution(STATISTICS, statistics, 'application/json'),
    ...(layer
      ? [distribution(layer.manifest.title, `${collectionUrl(base, layer.id)}/items`, 'application/geo+json')]
      : []),
    ...own.map(({ manifest }) =>
      distribution(manifest.title, `${indicatorUrl(base, manifest.id)}/values?f=csv`, 'text/csv'),
    ),
  ];
};

const distributionsOf = (module: Module, snapshot: Snapshot, base: string) => [
  ...(caseTypeOf(module) ? ofCases(module, snapshot, base) : []),
  ...(module.files ?? []).map(({ title, path, media }) => distribution(title, base + path, media)),
];

const catalogueOf = (base: string): string => `${base}/api/modules/dcat`;

const datasetOf = (module: Module, snapshot: Snapshot, base: string) => {
  // What files of a module's own are from and under which licence, each of them says.
  const source = caseTypeOf(module) ? snapshot.sources.get(CASES_SOURCE) : undefined;
  const licence = snapshot.licences.get(source?.licence ?? '')?.url;
  const licensed = licence ? { 'dct:license': id(licence) } : {};
  return {
    '@type': 'dcat:Dataset',
    '@id': caseTypeOf(module) ? `${base}/api/records/${module.id}` : `${catalogueOf(base)}#${module.id}`,
    'dct:title': said(module.title),
    'dct:description': said(module.about),
    'dct:accrualPeriodicity': id(CONTINUOUS),
    'dcat:landingPage': id(`${base}${module.web.page}`),
    ...(source ? { 'dct:publisher': { '@type': 'foaf:Agent', 'foaf:name': source.publisher } } : {}),
    ...licensed,
    'dcat:distribution': distributionsOf(module, snapshot, base).map((one) => ({ ...one, ...licensed })),
  };
};

/** What is open of the civic modules, as a catalogue (DCAT 2, JSON-LD): a dataset a module, a distribution a file. */
export const dcatOf = (modules: readonly Module[], snapshot: Snapshot, base: string) => ({
  '@context': CONTEXT,
  '@type': 'dcat:Catalog',
  '@id': catalogueOf(base),
  'dct:title': said(OF_ALL),
  'dct:description': said(ABOUT),
  'dcat:dataset': modules
    .filter((module) => caseTypeOf(module) !== null || module.files !== undefined)
    .map((module) => datasetOf(module, snapshot, base)),
});
