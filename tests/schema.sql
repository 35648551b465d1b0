table feature partitioned by LIST (layer_no)
table feature_cell partitioned by LIST (layer_no)
table feature_level partitioned by LIST (layer_no)
table function_ledger
table institution
table layer
table layer_revision
table licence
table load
table load_problem
table migration
table place
table place_code
table place_name
table place_parent
table publication
table source
table theme

column feature.digest uuid not null
column feature.fid bigint not null
column feature.geom geometry(Geometry,4326)
column feature.geom_3857 geometry(Geometry,3857)
column feature.id text not null
column feature.label_point geometry(Point,3857)
column feature.label_room real
column feature.layer_no integer not null
column feature.properties jsonb not null
column feature.search_text text
column feature.since_revision bigint not null
column feature.until_revision bigint not null default '9223372036854775807'::bigint
column feature.valid_from timestamp with time zone
column feature.valid_to timestamp with time zone
column feature.vid bigint not null default nextval('feature_version'::regclass)
column feature_cell.cell_x integer not null
column feature_cell.cell_y integer not null
column feature_cell.geom_3857 geometry(Point,3857) not null
column feature_cell.layer_no integer not null
column feature_cell.point_count integer not null
column feature_cell.properties jsonb not null default '{}'::jsonb
column feature_cell.revision bigint not null
column feature_cell.vid bigint
column feature_cell.zoom smallint not null
column feature_level.geom_3857 geometry(Geometry,3857) not null
column feature_level.layer_no integer not null
column feature_level.level smallint not null
column feature_level.revision bigint not null
column feature_level.vid bigint not null
column function_ledger.applied_at timestamp with time zone not null default now()
column function_ledger.checksum text not null
column function_ledger.name text not null
column institution.id text not null
column institution.kind text not null
column institution.manifest jsonb not null
column institution.name jsonb not null
column institution.place_id text
column institution.status text not null
column institution.successor_id text
column institution.valid_from date
column institution.valid_to date
column layer.bbox double precision[]
column layer.feature_count bigint not null default 0
column layer.id text not null
column layer.levels integer[] not null default '{}'::integer[]
column layer.manifest jsonb not null
column layer.no integer not null identity
column layer.position integer not null default 0
column layer.published_at timestamp with time zone
column layer.revision bigint not null default 0
column layer.theme_id text
column layer.time_from timestamp with time zone
column layer.time_to timestamp with time zone
column layer_revision.added bigint not null
column layer_revision.changed bigint not null
column layer_revision.feature_count bigint not null
column layer_revision.layer_no integer not null
column layer_revision.manifest jsonb not null
column layer_revision.published_at timestamp with time zone not null
column layer_revision.removed bigint not null
column layer_revision.revision bigint not null
column licence.id text not null
column licence.manifest jsonb not null
column load.alive_at timestamp with time zone not null default now()
column load.error text
column load.finished_at timestamp with time zone
column load.host text
column load.inputs jsonb not null default '[]'::jsonb
column load.layer_id text not null
column load.no bigint not null identity
column load.pack text not null
column load.pid integer
column load.revision bigint
column load.rows_read bigint not null default 0
column load.rows_rejected bigint not null default 0
column load.started_at timestamp with time zone not null default now()
column load.state text not null
column load.theme_id text not null
column load_problem.load_no bigint not null
column load_problem.position integer not null
column load_problem.problem jsonb not null
column migration.applied_at timestamp with time zone not null default now()
column migration.checksum text not null
column migration.id integer not null
column migration.name text not null
column place.code text not null
column place.geom geometry(Geometry,4326) not null
column place.id text not null
column place.layer_no integer not null
column place.level text not null
column place.name jsonb not null
column place.name_origin text
column place.no bigint not null identity
column place.rank double precision not null default 0
column place.scheme text not null
column place.valid_from timestamp with time zone
column place.valid_to timestamp with time zone
column place_code.code text not null
column place_code.place_no bigint not null
column place_code.scheme text not null
column place_name.folded text not null
column place_name.language text not null
column place_name.name text not null
column place_name.place_no bigint not null
column place_parent.hierarchy text not null
column place_parent.parent_id text not null
column place_parent.place_no bigint not null
column publication.one boolean not null default true
column publication.version bigint not null
column source.id text not null
column source.licence_id text not null
column source.manifest jsonb not null
column theme.id text not null
column theme.manifest jsonb not null
column theme.position integer not null

constraint feature_cell_layer_no_fkey on feature_cell: FOREIGN KEY (layer_no) REFERENCES layer(no) ON DELETE CASCADE
constraint feature_cell_point_count_check on feature_cell: CHECK ((point_count > 0))
constraint feature_check on feature: CHECK ((valid_to > valid_from))
constraint feature_check1 on feature: CHECK ((until_revision > since_revision))
constraint feature_fid_check on feature: CHECK (((fid >= 0) AND (fid <= '9007199254740991'::bigint)))
constraint feature_layer_no_fkey on feature: FOREIGN KEY (layer_no) REFERENCES layer(no) ON DELETE CASCADE
constraint feature_level_layer_no_fkey on feature_level: FOREIGN KEY (layer_no) REFERENCES layer(no) ON DELETE CASCADE
constraint function_ledger_pkey on function_ledger: PRIMARY KEY (name)
constraint institution_check on institution: CHECK ((valid_to >= valid_from))
constraint institution_pkey on institution: PRIMARY KEY (id)
constraint institution_status_check on institution: CHECK ((status = ANY (ARRAY['open'::text, 'suspended'::text, 'closed'::text])))
constraint institution_successor_id_fkey on institution: FOREIGN KEY (successor_id) REFERENCES institution(id) DEFERRABLE INITIALLY DEFERRED
constraint layer_bbox_check on layer: CHECK (((bbox IS NULL) OR (array_length(bbox, 1) = 4)))
constraint layer_id_check on layer: CHECK (((id ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'::text) AND (length(id) <= 60)))
constraint layer_no_key on layer: UNIQUE (no)
constraint layer_pkey on layer: PRIMARY KEY (id)
constraint layer_revision_check on layer: CHECK ((revision >= 0))
constraint layer_revision_layer_no_fkey on layer_revision: FOREIGN KEY (layer_no) REFERENCES layer(no) ON DELETE CASCADE
constraint layer_revision_pkey on layer_revision: PRIMARY KEY (layer_no, revision)
constraint layer_theme_id_fkey on layer: FOREIGN KEY (theme_id) REFERENCES theme(id)
constraint licence_pkey on licence: PRIMARY KEY (id)
constraint load_pkey on load: PRIMARY KEY (no)
constraint load_problem_load_no_fkey on load_problem: FOREIGN KEY (load_no) REFERENCES load(no) ON DELETE CASCADE
constraint load_problem_pkey on load_problem: PRIMARY KEY (load_no, "position")
constraint load_state_check on load: CHECK ((state = ANY (ARRAY['running'::text, 'published'::text, 'unchanged'::text, 'failed'::text, 'interrupted'::text])))
constraint migration_pkey on migration: PRIMARY KEY (id)
constraint place_code_pkey on place_code: PRIMARY KEY (place_no, scheme)
constraint place_code_place_no_fkey on place_code: FOREIGN KEY (place_no) REFERENCES place(no) ON DELETE CASCADE
constraint place_id_check on place: CHECK ((id ~ '^[a-z-]+:[a-z0-9-]+:.+$'::text))
constraint place_id_valid_from_key on place: UNIQUE NULLS NOT DISTINCT (id, valid_from)
constraint place_layer_no_fkey on place: FOREIGN KEY (layer_no) REFERENCES layer(no) ON DELETE CASCADE
constraint place_name_pkey on place_name: PRIMARY KEY (place_no, language)
constraint place_name_place_no_fkey on place_name: FOREIGN KEY (place_no) REFERENCES place(no) ON DELETE CASCADE
constraint place_parent_pkey on place_parent: PRIMARY KEY (place_no, hierarchy)
constraint place_parent_place_no_fkey on place_parent: FOREIGN KEY (place_no) REFERENCES place(no) ON DELETE CASCADE
constraint place_pkey on place: PRIMARY KEY (no)
constraint publication_one_check on publication: CHECK (one)
constraint publication_pkey on publication: PRIMARY KEY (one)
constraint source_licence_id_fkey on source: FOREIGN KEY (licence_id) REFERENCES licence(id)
constraint source_pkey on source: PRIMARY KEY (id)
constraint theme_pkey on theme: PRIMARY KEY (id)

index CREATE INDEX feature_cell_zoom on biatouna.feature_cell USING btree (revision, zoom, cell_x, cell_y)
index CREATE INDEX feature_geom on biatouna.feature USING gist (geom_3857)
index CREATE INDEX feature_id on biatouna.feature USING btree (id, since_revision)
index CREATE INDEX feature_label on biatouna.feature USING gist (label_point) WHERE (label_point IS NOT NULL)
index CREATE INDEX feature_label_room on biatouna.feature USING btree (label_room) WHERE (label_point IS NOT NULL)
index CREATE INDEX feature_level_geom on biatouna.feature_level USING gist (geom_3857)
index CREATE INDEX feature_level_vid on biatouna.feature_level USING btree (vid, level, revision)
index CREATE INDEX feature_level_zoom on biatouna.feature_level USING btree (revision, level)
index CREATE INDEX feature_order on biatouna.feature USING btree (fid, vid)
index CREATE INDEX feature_search on biatouna.feature USING gin (search_text gin_trgm_ops) WHERE (search_text IS NOT NULL)
index CREATE INDEX feature_vid on biatouna.feature USING btree (vid)
index CREATE INDEX load_layer on biatouna.load USING btree (layer_id, no DESC)
index CREATE INDEX place_code_code on biatouna.place_code USING btree (scheme, code)
index CREATE INDEX place_code_of on biatouna.place USING btree (level, scheme, code)
index CREATE INDEX place_geom on biatouna.place USING gist (geom)
index CREATE INDEX place_layer on biatouna.place USING btree (layer_no)
index CREATE INDEX place_name_folded on biatouna.place_name USING gin (folded gin_trgm_ops)
index CREATE INDEX place_parent_parent on biatouna.place_parent USING btree (parent_id)
index CREATE UNIQUE INDEX function_ledger_pkey on biatouna.function_ledger USING btree (name)
index CREATE UNIQUE INDEX institution_pkey on biatouna.institution USING btree (id)
index CREATE UNIQUE INDEX layer_no_key on biatouna.layer USING btree (no)
index CREATE UNIQUE INDEX layer_pkey on biatouna.layer USING btree (id)
index CREATE UNIQUE INDEX layer_revision_pkey on biatouna.layer_revision USING btree (layer_no, revision)
index CREATE UNIQUE INDEX licence_pkey on biatouna.licence USING btree (id)
index CREATE UNIQUE INDEX load_pkey on biatouna.load USING btree (no)
index CREATE UNIQUE INDEX load_problem_pkey on biatouna.load_problem USING btree (load_no, "position")
index CREATE UNIQUE INDEX load_running on biatouna.load USING btree (layer_id) WHERE (state = 'running'::text)
index CREATE UNIQUE INDEX migration_pkey on biatouna.migration USING btree (id)
index CREATE UNIQUE INDEX place_code_pkey on biatouna.place_code USING btree (place_no, scheme)
index CREATE UNIQUE INDEX place_id_valid_from_key on biatouna.place USING btree (id, valid_from) NULLS NOT DISTINCT
index CREATE UNIQUE INDEX place_name_pkey on biatouna.place_name USING btree (place_no, language)
index CREATE UNIQUE INDEX place_parent_pkey on biatouna.place_parent USING btree (place_no, hierarchy)
index CREATE UNIQUE INDEX place_pkey on biatouna.place USING btree (no)
index CREATE UNIQUE INDEX publication_pkey on biatouna.publication USING btree (one)
index CREATE UNIQUE INDEX source_pkey on biatouna.source USING btree (id)
index CREATE UNIQUE INDEX theme_pkey on biatouna.theme USING btree (id)

function fold(text): 16747fb2c1aa76316fc7215b3d31a130
