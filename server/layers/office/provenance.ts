import type pg from 'pg';
import type { LayerWrite } from '../../../sql/model/api/layers.ts';
import type { Text } from '../../../sql/model/text.ts';
import { badParameter } from '../../http/error.ts';

/** A source or licence of a draft, held against what is stored under its id. */
type Stored = { id: string; same: boolean; fixed: boolean };

const SOURCES = `select source.id, coalesce(source.manifest = given.value, true) as same,
    source.origin = 'theme' or exists (select from layer where layer.id <> $3 and layer.manifest->'sources' ? source.id) as fixed
  from source left join jsonb_array_elements($2::jsonb) as given (value) on given.value->>'id' = source.id
  where source.id = any($1::text[])`;

const LICENCES = `select licence.id, coalesce(licence.manifest = given.value, true) as same, true as fixed
  from licence left join jsonb_array_elements($2::jsonb) as given (value) on given.value->>'id' = licence.id
  where licence.id = any($1::text[]) and $3::text is not null`;

const UNKNOWN: Text = {
  ar: 'غير معروف هنا ولم يُرسل معه',
  fr: 'inconnu ici, et pas envoyé avec',
  en: 'it is not known here, and was not sent along',
};
const TAKEN: Text = {
  ar: 'المعرف مستعمل لغير هذا؛ اختر معرفا آخر',
  fr: 'cet identifiant sert déjà à autre chose : choisissez-en un autre',
  en: 'the id already stands for something else: choose another',
};
const IDLE: Text = {
  ar: 'لا شيء يذكره',
  fr: 'rien ne le nomme',
  en: 'nothing names it',
};

const refuse = (path: string, reason: Text): never => {
  throw badParameter(path, 'invalid-parameter', { reason });
};

const storedOf = async (
  client: pg.ClientBase,
  query: string,
  named: readonly string[],
  given: readonly { id: string }[],
  layer: string,
): Promise<Map<string, Stored>> => {
  const ids = [...named, ...given.map(({ id }) => id)];
  const { rows } = await client.query<Stored>(query, [ids, JSON.stringify(given), layer]);
  return new Map(rows.map((row) => [row.id, row]));
};

type Provenance = Pick<LayerWrite, 'sources' | 'licences'>;

/** Those of the given ones that are to be stored; throws 400 for an id that stands for something else. */
const fresh = <One extends { id: string }>(
  path: string,
  given: readonly One[],
  stored: ReadonlyMap<string, Stored>,
  named: ReadonlySet<string>,
): One[] =>
  given.filter(({ id }, at) => {
    const known = stored.get(id);
    const isTwice = given.findIndex((other) => other.id === id) !== at;
    if (!named.has(id)) refuse(`${path}.${at}.id`, IDLE);
    if (isTwice || (known && !known.same && known.fixed)) refuse(`${path}.${at}.id`, TAKEN);
    return !known?.same;
  });

/**
 * The sources and licences of a manifest that are new, or are changed and no other layer's; throws 400 where one that is
 * named is neither there nor sent, or what is sent is not named, or is called as what a theme or another layer has.
 */
export const provenanceOf = async (client: pg.ClientBase, body: LayerWrite): Promise<Provenance> => {
  const { layer } = body;
  const sources = await storedOf(client, SOURCES, layer.sources, body.sources, layer.id);
  const given = new Set(body.sources.map(({ id }) => id));
  const at = layer.sources.findIndex((id) => !given.has(id) && !sources.has(id));
  if (at >= 0) refuse(`layer.sources.${at}`, UNKNOWN);
  const used = body.sources.map(({ licence }) => licence);
  const licences = await storedOf(client, LICENCES, used, body.licences, layer.id);
  const sent = new Set(body.licences.map(({ id }) => id));
  const lost = used.findIndex((id) => !sent.has(id) && !licences.has(id));
  if (lost >= 0) refuse(`sources.${lost}.licence`, UNKNOWN);
  return {
    sources: fresh('sources', body.sources, sources, new Set(layer.sources)),
    licences: fresh('licences', body.licences, licences, new Set(used)),
  };
};
