import type { Db } from '../../sql/db.ts';

/**
 * Each object of the schema as one line, from pg_catalog, ordered and alike on PostgreSQL 15 and 18: what 18 alone
 * names (NOT NULL constraints) is left out, as are the partitions that loads make.
 */
const QUERIES: readonly string[] = [
  `select format('table %s%s', c.relname, case c.relkind when 'p' then ' partitioned by ' || pg_get_partkeydef(c.oid)
            else case c.relpersistence when 'u' then ' unlogged' else '' end end) as line
   from pg_class c where c.relnamespace = 'biatouna'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`,
  `select format('column %s.%s %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
            case when a.attnotnull then ' not null' else '' end,
            case when a.attidentity <> '' then ' identity' else coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') end) as line
   from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
   where c.relnamespace = 'biatouna'::regnamespace and c.relkind in ('r', 'p', 'v') and not c.relispartition
     and a.attnum > 0 and not a.attisdropped`,
  `select format('constraint %s on %s: %s', k.conname, c.relname, pg_get_constraintdef(k.oid)) as line
   from pg_constraint k join pg_class c on c.oid = k.conrelid
   where c.relnamespace = 'biatouna'::regnamespace and not c.relispartition and k.contype in ('c', 'f', 'p', 'u', 'x')`,
  `select format('index %s', regexp_replace(pg_get_indexdef(i.indexrelid), ' ON (ONLY )?', ' on ')) as line
   from pg_index i join pg_class c on c.oid = i.indrelid
   where c.relnamespace = 'biatouna'::regnamespace and not c.relispartition`,
  `select format('view %s: %s', c.relname, regexp_replace(pg_get_viewdef(c.oid), '\\s+', ' ', 'g')) as line
   from pg_class c where c.relnamespace = 'biatouna'::regnamespace and c.relkind = 'v'`,
  `select format('function %s: %s', p.oid::regprocedure, md5(regexp_replace(pg_get_functiondef(p.oid), '\\s+', ' ', 'g'))) as line
   from pg_proc p where p.pronamespace = 'biatouna'::regnamespace`,
  `select format('trigger %s', pg_get_triggerdef(t.oid)) as line from pg_trigger t join pg_class c on c.oid = t.tgrelid
   where c.relnamespace = 'biatouna'::regnamespace and not t.tgisinternal and not c.relispartition`,
];

/** The schema of a database as text, one object a line. */
export const dumpSchema = async (db: Db): Promise<string> => {
  const sections: string[] = [];
  for (const query of QUERIES) {
    const { rows } = await db.pool.query<{ line: string }>(query);
    sections.push(
      rows
        .map((row) => row.line)
        .sort()
        .join('\n'),
    );
  }
  return `${sections.filter(Boolean).join('\n\n')}\n`;
};
