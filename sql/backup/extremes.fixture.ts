import { audit, SYSTEM } from '../audit.ts';
import { makeComputed } from '../computed.ts';
import type { Db } from '../db.ts';
import { attachPartition, ensureEras, makePartition, PARTITIONED } from '../partition.ts';
import { transaction } from '../transaction.ts';

/** Text that has gone wrong somewhere on its way between two programs. */
export const TEXTS = [
  '',
  ' ',
  '\\',
  '\\N',
  '\\.',
  '\\\\n',
  'tab\tnew line\ncarriage\rreturn\r\nvertical\vform\fback\b\u001f\u007f',
  'زيتونة · تونس ١٢٣ \u202bيمين\u202c',
  'é e\u0301 😀 \ufeff \uffff \u2028 𝕏',
  `'";--$$ %s {}`,
  'x'.repeat(100_000),
];

/** Types of columns that the rows below have at their extremes; the test holds the schema against them. */
export const TYPES = [
  'bigint',
  'boolean',
  'bytea',
  'date',
  'double precision',
  'double precision[]',
  'geometry(Geometry,3857)',
  'geometry(Geometry,4326)',
  'geometry(MultiPolygon,4326)',
  'geometry(Point,3857)',
  'geometry(Point,4326)',
  'geometry(Polygon,4326)',
  'integer',
  'integer[]',
  'json',
  'jsonb',
  'real',
  'smallint',
  'text',
  'text[]',
  'timestamp with time zone',
  'timestamp without time zone',
  'uuid',
  'uuid[]',
];

const ROWS = `
insert into theme (id, position, manifest) values
  ('low', -2147483648, 'null'), ('high', 2147483647, '{"a": [1e400, -0.0, 1.10, ""], "\\t": null, "é\\\\": {}}');
insert into institution (id, name, kind, status, valid_from, valid_to, successor_id, manifest) values
  ('a', '{}', '', 'open', '-infinity', 'infinity', 'b', '[]'), ('b', '{}', ' ', 'closed', '4713-01-01 BC', '5874897-12-31', 'a', '""');
insert into layer (id, theme_id, manifest, revision, bbox, levels, time_from, time_to, owner_id) values
  ('empty', 'low', '{}', 0, null, '{}', null, null, null),
  ('full', 'high', '{"label": "name", "properties": [{"name": "name", "type": "text"}]}', 9223372036854775807, '{NaN,-Infinity,NULL,0.1}', '{-2147483648,NULL,2147483647}',
    '-infinity', 'infinity', 'a'),
  ('bound', null, '[]', 1, '{5e-324,-1.7976931348623157e308,0.30000000000000004,-0}', '{{1,2},{3,4}}',
    '4713-01-01 00:00:00+00 BC', '294276-12-31 23:59:59.999999+00', 'b'),
  ('shown', 'low', '{"computed": {"base": "full"}}', 1, null, '{}', null, null, null);
update layer set origin = 'computed' where id = 'shown';
insert into place (id, layer_no, level, scheme, code, name, rank, geom, valid_from)
  select 'a:b:' || n, 2, 'a', 'b', n::text, '{}', rank, geom, at
  from (values (1, 'NaN'::float8, 'SRID=4326;POINT EMPTY'::geometry, null::timestamptz),
    (2, '-Infinity', 'SRID=4326;POLYGON((0 0,1 0,1 1,0 0))', '-infinity'),
    (3, '5e-324', 'SRID=4326;GEOMETRYCOLLECTION(POINT EMPTY,CIRCULARSTRING(0 0,1 1,2 0))', '2000-02-29 12:00:00.000001+00'),
    (4, '-0', 'SRID=4326;MULTIPOLYGON EMPTY', 'infinity')) as t (n, rank, geom, at);
insert into feature_level (layer_no, revision, level, vid, geom_3857) values
  (2, 1, -32768, 1, 'SRID=3857;LINESTRING EMPTY'), (2, 1, 32767, 9223372036854775807, 'SRID=3857;POINT(1e300 -1e-300)');
insert into feature_cell (layer_no, revision, zoom, cell_x, cell_y, point_count, vid, properties, geom_3857) values
  (2, 1, 1, -1, 2147483647, 1, null, '{}', 'SRID=3857;POINT EMPTY'), (2, 1, 1, 10, 9, 2, 3, '{"": 0.1}', 'SRID=3857;POINT(0.1 -0)');
insert into job (kind, progress, payload, state, lease_until, worker, attempts) values
  ('a', '1e-45', '[]', 'running', 'infinity', 'host 1', 3), ('b', 1, '{}', 'done', null, null, 1), ('c', null, '{}', 'waiting', null, null, 0);
insert into load (theme_id, layer_id, state, pack) values ('t', 'full', 'running', 'p'), ('t', 'full', 'published', 'p');
insert into layer_draft (layer_id, manifest, position, visibility) values ('draft', '{}', 0, '{}');
insert into layer_draft_part values ('draft', 0, E'{\\n\\t"b" :1.0,"b":2, "\\\\u00e9":[ ]}');
insert into warning (rule_id, place_id, authority_id, content, category, severity, places, onset, expires, geom, version) values
  (null, null, 'a', '[1e400]', '', '', '{""}', '4713-01-02 00:00:00+00 BC', '4713-01-05 00:00:00+00 BC', 'SRID=4326;MULTIPOLYGON EMPTY', -2147483648),
  ('', E'\\N', 'b', '{"a": -0.0}', E'\\t', E'\\.', '{NULL,NULL}', 'epoch', '1970-01-02 00:00:00.000001+00',
    'SRID=4326;MULTIPOLYGON(((0.1 -0,1 0,1 1,0.1 -0)),((2 2,3 2,3 3,2 2)))', 2147483647);
insert into warning_subscription (channel, email, recipient_hash, language, filter, geom) values
  ('mail', '', '', 'ar', 'null', 'SRID=4326;POLYGON EMPTY'), ('mail', E'\\t', E'\\N', 'fr', '[]', 'SRID=4326;POLYGON((0.1 -0,1 0,1 1,0.1 -0))');
insert into one_time_token (hash, kind, expires_at) values ('\\x', '', 'infinity'), (decode(repeat('00ff5c', 2000), 'hex'), 'b', 'epoch');
insert into record_draft (id, module, channel, sender, language, answers, files, asked) values
  ('00000000-0000-0000-0000-000000000000', '', 'sms', E'\\N', 'ar', 'null', '{}', '[1e400]'),
  ('ffffffff-ffff-ffff-ffff-ffffffffffff', E'\\.', 'e-mail', '', 'fr', '{"a": -0.0}', '{NULL,ffffffff-ffff-ffff-ffff-ffffffffffff}', '""');
insert into case_access (number, code_hash, module) values ('', '\\x', ''), (E'\\N', '\\x00ff', E'\\t');
insert into record_case (number, module, state, kind, is_public, channel, language, answers, redacted, title, structure_id, place_id, geom,
    accuracy_m, clocks, followed, due_at, next_at, received_at, closed_at, rating, merged_into, public_words) values
  ('', '', '', 'open', false, 'web', 'ar', 'null', '[1e400]', E'\\N', null, null, null, null, '{}', '{}', null, null, '-infinity', null, null, null, ''),
  (E'\\N', E'\\t', E'\\.', 'closed', true, 'sms', 'en', '{"a": -0.0}', '""', '', 'a', '', 'SRID=4326;POINT(0.1 -0)', 'NaN', '[]', '{NULL,""}',
    'infinity', '-infinity', 'infinity', '4713-01-01 BC', 5, 1, 'x');
insert into record_event (case_no, part, deed, by_role, actor_id, at, audience, from_state, to_state, answers) values
  (1, 0, '', 'anybody', null, '-infinity', 'public', '', '', '{}'),
  (2, 2147483647, E'\\N', 'system', '00000000-0000-0000-0000-000000000000', 'infinity', 'internal', E'\\t', E'\\.', '[1e400]');
insert into record_file (case_no, event_no, name, type, state, size, content) values
  (null, null, '', '', 'waiting', 0, '\\x'), (2, 2, E'\\N', E'\\t', 'clean', 2147483647, decode(repeat('00ff5c', 2000), 'hex'));
update publication set version = 9223372036854775000;
select setval('feature_version', 9223372036854775000)`;

/** What was measured: in two eras of the table, at the ends of both. */
const MEASURED = `
insert into licence (id, manifest) values ('l', '{}');
insert into source (id, licence_id, manifest) values ('s', 'l', '{}');
insert into parameter (id, theme_id, position, manifest) values ('p', 'low', -2147483648, '{}'), ('q', 'high', 2147483647, '[]');
insert into measure (layer_id, parameter_id, origin, averaging, every, stamp, time_zone, map, source_id, status) values
  ('', 'p', '', 'PT0S', null, 'begin', '', true, 's', 'real'), ('full', 'q', E'\\t', '', '', 'end', '', false, 's', 'sample');
insert into series (id, layer_id, feature_id, parameter_id, averaging, every, stamp, time_zone, source_id, status, origin,
    first_time, last_time, n, last_value, last_below, last_flag, last_offset, revision) values
  ('', 'full', E'\\t', 'p', 'PT0S', null, 'begin', 'UTC', 's', 'real', 'api', null, null, 0, null, null, null, null, 0),
  ('b', 'full', '', 'q', 'P1D', 'P1D', 'end', 'UTC', 's', 'sample', 'set:b', '-infinity', 'infinity', 9223372036854775807, 'NaN',
    true, 32767, -32768, 9223372036854775807);
insert into observation (time, value, series_no, version, utc_offset, flag, checks, below, since) values
  ('1850-01-01 00:00:00+00', 'NaN', 1, 2147483647, -32768, 0, -32768, false, '-infinity'),
  ('1859-12-31 23:59:59.999999+00', '-Infinity', 1, -2147483648, 32767, 4, 32767, true, 'infinity'),
  ('2024-01-01 00:00:00+00', '5e-324', 2147483647, 1, 0, 1, 0, false, '294276-12-31 23:59:59.999999+00'),
  ('2024-12-31 23:59:59.999999+00', '-0', -2147483648, 1, 0, 2, 0, false, '2000-02-29 12:00:00.000001+00');
insert into observation_past (series_no, time, version, value, utc_offset, flag, checks, below, since, until, why) values
  (1, '-infinity', -2147483648, 'Infinity', -32768, -32768, -32768, true, '-infinity', 'infinity', ''),
  (2, '4713-01-01 00:00:00+00 BC', 2147483647, '-1.7976931348623157e308', 32767, 32767, 32767, false, 'infinity', '-infinity', E'\\N');
insert into observation_review (series_no, time_from, time_to, flag, reason, at) values
  (1, '-infinity', 'infinity', 4, E'\\.', 'infinity'), (2, 'epoch', 'epoch', 0, '', '-infinity');
insert into rollup (series_no, period, start, n, coverage, min, mean, max, p10, p50, p90, sum, last, below, exceeded) values
  (1, 1, '-infinity', 1, null, 'NaN', '-Infinity', 'Infinity', '5e-324', '-0', 0.1, 1e308, -1e-308, 0, '{}'),
  (2, 4, 'infinity', 2147483647, '-0', 0, 0, 0, 0, 0, 0, 0, 0, 2147483647, '{"": 1e400}');
insert into series_dirty (series_no, day) values (1, '-infinity'), (1, 'infinity'), (2, '4713-01-01 BC'), (2, '5874897-12-31');
insert into indicator (id, theme_id, position, manifest, basis) values
  ('i', 'low', -2147483648, '{}', '{}'), ('shown', 'high', 2147483647, '""', 'null');
insert into indicator_dirty (indicator_id, feature_id, time_from, time_to) values
  ('i', E'\\t', '-infinity', 'infinity'), ('shown', '', '4713-01-01 BC', '294276-12-31 23:59:59.999999'), ('shown', '', null, null);
insert into outlook (series_no, indicator_id, feature_id, period, origin, until, made_at, is_current, basis, method, beats_naive,
    fit, steps, skill, tested_origin, exceedance, extremes, stock, judged, judged_at) values
  (1, null, E'\\t', 'hour', '-infinity', 'infinity', 'infinity', true, '', '', false, 'null', '[1e400]', '{}', '-infinity', '[]', null,
    null, null, null),
  (null, 'i', '', 'year', 'epoch', '294276-12-31 23:59:59.999999+00', '-infinity', false, E'\\N', E'\\.', true, '{}', '[]', '{}', 'epoch',
    'null', '{"a": -0.0}', '""', '[]', 'infinity');
insert into signal (series_no, indicator_id, feature_id, kind, since, until, severity, evidence, found_at, changed_at) values
  (2, null, '', '', '-infinity', 'infinity', 1, '{}', 'infinity', '-infinity'), (null, 'i', E'\\N', E'\\t', 'epoch', null, 4, 'null', 'epoch', 'epoch');
insert into outlook_dirty (series_no, indicator_id, feature_id) values (1, null, ''), (null, 'shown', E'\\t');
insert into analysis (id, kind, question, title, inputs, layer_id, bytes, state, result, error, job_id) values
  ('a', '', 'null', '{}', '[]', null, -9223372036854775808, 'waiting', null, null, null),
  ('b', E'\\t', '{"a": -0.0}', '""', '{}', 'shown', 9223372036854775807, 'failed', '[]', E'\\N', 9223372036854775807)`;

/** A layer whose rows are views: of these values, and of the features of the layer \`full\`. */
const COMPUTED = `insert into computed_value (layer_no, vid, feature_id, base_vid, valid_from, valid_to, value, properties, inputs,
    method_version, digest, computed_at, since_revision, until_revision)
  select 4, f.vid + 1, f.id, f.vid, v.valid_from, v.valid_to, v.value, f.properties, f.properties, 32767, f.digest, v.valid_from, 1, v.until
  from feature_2 f, (values ('-infinity'::timestamptz, 'infinity'::timestamptz, 'NaN'::float8, 2::bigint),
    ('infinity', null, '-0', 9223372036854775807)) v (valid_from, valid_to, value, until)
  where f.fid % 2 = (v.until % 2)`;

const fillMeasured = (db: Db): Promise<void> =>
  transaction(db, async (client) => {
    await ensureEras(client, [1855, 2024]);
    for (const statement of MEASURED.split(';\n')) await client.query(statement);
    await makeComputed(client, { no: 4, base: { no: 2, names: ['name_ar', 'name_fr', 'name_en'] } });
    await client.query(COMPUTED);
  });

const fillTexts = async (db: Db): Promise<void> => {
  for (const [at, text] of TEXTS.entries()) {
    const account = await db.pool.query<{ id: string }>(
      'insert into account (email, email_folded, name, password_hash) values ($1, $2, $1, $3) returning id',
      [text, String(at), at % 2 ? text : null],
    );
    await db.pool.query(
      `insert into api_key (id, secret_hash, account_id, name, scopes, per_minute, expires_at)
       values ($1, '\\x00', $2, $3, $4, 1, now())`,
      [`key${String(at).padStart(9, '0')}`, account.rows[0]!.id, text, [text, null, 'NULL', '', '{a,"b"}']],
    );
    await db.pool.query(
      `insert into feature (layer_no, fid, id, properties, geom, geom_3857, search_text, digest, since_revision, label_room, label_point)
       values (2, $1, $2, $3, 'SRID=4326;POINT(10.1 36.8)', null, $2, gen_random_uuid(), 1, $4, 'SRID=3857;POINT(1 2)')`,
      [at, text, JSON.stringify({ [text]: text }), at % 2 ? 3.4e38 : 0.1],
    );
    await transaction(db, (client) =>
      audit(client, {
        actor: SYSTEM,
        action: 'a.b',
        object: { kind: 'text', id: text },
        after: { text },
        reason: text,
      }),
    );
  }
};

/** Fills an empty, migrated database with rows at the ends of what their columns can hold; also one layer without a row. */
export const fillExtremes = async (db: Db): Promise<void> => {
  await transaction(db, async (client) => {
    for (const statement of ROWS.split(';\n').map((text) => text.trim())) {
      await client.query(statement);
      if (!statement.startsWith('insert into layer (')) continue;
      for (const table of PARTITIONED)
        for (const no of [1, 2]) {
          await makePartition(client, table, no);
          await attachPartition(client, table, no);
        }
    }
  });
  await fillTexts(db);
  await fillMeasured(db);
  await db.pool.query('delete from account where email_folded = $1', ['3']);
};
