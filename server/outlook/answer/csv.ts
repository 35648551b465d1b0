import type { Request, Response } from 'express';
import Papa from 'papaparse';
import type { OutlookOne, OutlookSubject, SignalOne } from '../../../sql/model/api/outlook.ts';
import type { Language } from '../../../sql/model/text.ts';
import type { PublishedLayer, Snapshot } from '../../layers/catalogue.ts';

const linesOf = (rows: readonly (readonly unknown[])[]): string =>
  `${Papa.unparse(rows as unknown[][], { newline: '\r\n' })}\r\n`;

/** Whether CSV is asked for, by `f` or else by Accept. */
export const isCsv = (request: Request, f: string | undefined): boolean =>
  f === undefined ? (request.headers.accept ?? '').includes('text/csv') : f === 'csv';

/** Sends a file of lines. */
export const sendLines = (
  response: Response,
  rows: readonly (readonly unknown[])[],
  { name, bom }: { name: string; bom: boolean },
): void => {
  response.set({
    'Content-Type': 'text/csv; charset=utf-8; header=present',
    'Content-Disposition': `attachment; filename="${name}.csv"`,
  });
  response.vary('Accept').vary('Accept-Language');
  response.send(Buffer.from((bom ? '\ufeff' : '') + linesOf(rows)));
};

const SUBJECT = ['kind_of', 'id', 'place', 'name'] as const;
const PROVENANCE = ['unit', '_source', '_licence', '_sample'] as const;

const subjectCells = ({ kind, id, place, name }: OutlookSubject, language: Language): unknown[] => [
  kind,
  id,
  place,
  name[language] ?? Object.values(name)[0] ?? '',
];

/** CSV has no place for metadata: its columns hold them. Of an indicator they are its own layer's. */
const provenanceOf = (
  { kind, id, layer: base, unit }: OutlookSubject,
  { layers, sources }: Snapshot,
  language: Language,
): unknown[] => {
  const layer: PublishedLayer | undefined = layers.get(kind === 'indicator' ? id : base);
  const own = layer?.manifest.sources.flatMap((one) => sources.get(one) ?? []) ?? [];
  return [
    unit,
    own.map((source) => source.citation ?? `${source.publisher}, ${source.title[language]}`).join('; '),
    [...new Set(own.map(({ licence }) => licence))].join('; '),
    String(layer?.manifest.status === 'sample'),
  ];
};

const STEP = [
  'start',
  'end',
  'mean',
  'median',
  'lower50',
  'upper50',
  'lower80',
  'upper80',
  'lower95',
  'upper95',
] as const;

/** A line for each step of forecasts. */
export const outlookLines = (
  outlooks: readonly OutlookOne[],
  snapshot: Snapshot,
  language: Language,
): unknown[][] => [
  [...SUBJECT, 'period', 'method', 'beats_naive', ...STEP, ...PROVENANCE],
  ...outlooks.flatMap(({ subject, period, method, beatsNaive, steps }) =>
    steps.map((step) => [
      ...subjectCells(subject, language),
      period,
      method,
      beatsNaive,
      ...STEP.map((name) => step[name]),
      ...provenanceOf(subject, snapshot, language),
    ]),
  ),
];

const EVIDENCE = [
  'value',
  'at',
  'class',
  'before',
  'after',
  'share',
  'p',
  'slope',
  'duration',
  'peak',
  'magnitude',
  'n',
] as const;

/** A line for each signal. */
export const signalLines = (
  signals: readonly SignalOne[],
  snapshot: Snapshot,
  language: Language,
): unknown[][] => [
  [
    'signal',
    'kind',
    'severity',
    'since',
    'until',
    ...SUBJECT,
    'longitude',
    'latitude',
    ...EVIDENCE,
    ...PROVENANCE,
  ],
  ...signals.map(({ id, kind, severity, since, until, subject, at, evidence }) => [
    id,
    kind,
    severity,
    since,
    until,
    ...subjectCells(subject, language),
    at?.[0],
    at?.[1],
    ...EVIDENCE.map((name) => evidence[name]),
    ...provenanceOf(subject, snapshot, language),
  ]),
];
