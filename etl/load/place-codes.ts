import type { Db } from '../../sql/db.ts';
import type { LayerDeclaration } from '../../sql/model/layer.ts';

/** The codes that places of a level have in a scheme: their own, and those of the crosswalk. */
const codesOf = async (db: Db, level: string, scheme: string): Promise<Set<string>> => {
  const found = await db.pool.query<{ code: string }>(
    `select code from place where level = $1 and scheme = $2
     union select other.code from place_code other join place on place.no = other.place_no
     where place.level = $1 and other.scheme = $2`,
    [level, scheme],
  );
  return new Set(found.rows.map(({ code }) => code));
};

/** Answers whether a place has a code, for the levels and schemes that a layer's properties speak of. */
export const placeLookup = async (
  db: Db,
  layer: LayerDeclaration,
): Promise<(level: string, scheme: string, code: string) => boolean> => {
  const sets = new Map<string, Set<string>>();
  for (const property of layer.properties) {
    if (property.type !== 'place') continue;
    const name = `${property.level}:${property.scheme}`;
    if (!sets.has(name)) sets.set(name, await codesOf(db, property.level, property.scheme));
  }
  return (level, scheme, code) => sets.get(`${level}:${scheme}`)?.has(code) ?? false;
};
