import type pg from 'pg';
import type { CapAlert, CapArea, CapReference } from '../../../sql/model/cap.ts';
import { LANGUAGES, type Language, type Text } from '../../../sql/model/text.ts';
import type { WarningContent } from '../../../sql/model/warning.ts';
import type { Authority } from '../authority.ts';
import { type WarnedPlace, written } from '../places.ts';

/** More parts than this are islets: what is left out is smaller than all that stands. */
const MOST_PARTS = 60;

// A ring with its first position again at its end, from the generalised shape that is stored; a small part keeps its shape, and as
// it is written each has three corners at least.
const RINGS = `select (ST_AsGeoJSON(ST_ExteriorRing(plain.geom), 5)::jsonb)->'coordinates' as ring
  from ST_Dump($1::geometry) part,
    ST_Dump(${written('ST_SimplifyPreserveTopology(part.geom, least(0.004, sqrt(ST_Area(part.geom)) / 20))')}) plain
  order by ST_Area(plain.geom) desc limit ${MOST_PARTS}`;

/** The polygons of a shape, largest first; CAP has no holes. */
export const ringsOf = async (client: pg.ClientBase, geom: string): Promise<[number, number][][]> => {
  const { rows } = await client.query<{ ring: [number, number][] }>(RINGS, [geom]);
  return rows.map(({ ring }) => ring);
};

const SEPARATOR: Record<Language, string> = { ar: '، ', fr: ', ', en: ', ' };

/** What a message is made of. */
export type Message = {
  identifier: string;
  sender: string;
  sent: string;
  kind: 'Alert' | 'Update' | 'Cancel';
  references: CapReference[];
  /** The rule that drafted it, if one did. */
  rule: string | null;
  note: string | null;
  content: WarningContent;
  authority: Authority;
  places: readonly WarnedPlace[];
  rings: [number, number][][];
  /** The page of the warning, whole. */
  web: string;
};

const areaIn = ({ places, rings }: Message, language: Language): CapArea => ({
  description: places.map(({ name }) => name[language]).join(SEPARATOR[language]),
  polygons: rings,
  circles: [],
  geocodes: places.flatMap(({ codes }) => codes.map(({ scheme, code }) => ({ name: scheme, value: code }))),
});

const said = (text: Text | null, language: Language) => text?.[language];

const infoIn = (message: Message, language: Language): CapAlert['infos'][number] => {
  const { content, authority, kind, sent } = message;
  const { event, headline, description, instruction, audience, onset, expires } = content;
  return {
    language,
    categories: [content.category],
    event: event[language],
    responses: kind === 'Cancel' ? ['AllClear'] : content.responses,
    urgency: kind === 'Cancel' ? 'Past' : content.urgency,
    severity: content.severity,
    certainty: content.certainty,
    audience: said(audience, language),
    eventCodes: message.rule === null ? [] : [{ name: 'rule', value: message.rule }],
    effective: sent,
    onset,
    expires,
    senderName: authority.name[language],
    headline: headline[language],
    description: description[language],
    instruction: kind === 'Cancel' ? undefined : said(instruction, language),
    web: message.web,
    contact: said(authority.contact, language),
    parameters: [{ name: 'word', value: authority.word[language] }],
    areas: [areaIn(message, language)],
  };
};

/** A message of CAP, with one `info` for each language. */
export const alertOf = (message: Message): CapAlert => ({
  identifier: message.identifier,
  sender: message.sender,
  sent: message.sent,
  status: 'Actual',
  kind: message.kind,
  scope: 'Public',
  note: message.note ?? undefined,
  codes: [],
  references: message.references,
  infos: LANGUAGES.map((language) => infoIn(message, language)),
});
