table access_state
table account
table account_identity
table account_role
table analysis
table api_key
table audit
table audit_head
table budget_amount
table budget_code
table budget_compliance
table budget_dataset
table budget_line
table budget_tax_measure
table budget_upload
table budget_version
table calendar_entry
table case_access
table computed_value partitioned by LIST (layer_no)
table dispatch_rule
table feature partitioned by LIST (layer_no)
table feature_cell partitioned by LIST (layer_no)
table feature_level partitioned by LIST (layer_no)
table function_ledger
table incoming_alert
table indicator
table indicator_dirty
table information_looked
table information_proposal
table information_scheme
table information_twin
table institution
table job
table job_slot
table layer
table layer_draft
table layer_draft_part
table layer_revision
table licence
table load
table load_problem
table measure
table message
table migration
table observation partitioned by RANGE ("time")
table observation_past
table observation_review
table one_time_token
table outlook
table outlook_dirty
table parameter
table petition_sheet
table petition_signature
table place
table place_code
table place_name
table place_parent
table policy
table policy_comment
table policy_version
table publication
table push_subscription
table record_burst
table record_case
table record_count
table record_declared
table record_dirty
table record_draft
table record_event
table record_file
table record_incoming
table record_layer
table record_place
table record_setting
table record_tally
table record_total
table recovery_code
table report
table rollup
table sdg_dataset
table sdg_reporting
table sdg_value
table series
table series_dirty
table session
table signal
table source
table theme
table throttle
table unsubscribed
table warning
table warning_authority
table warning_digest
table warning_message
table warning_rule
table warning_rule_state
table warning_source
table warning_subscription
table webhook

column access_state.one boolean not null default true
column access_state.version bigint not null
column account.created_at timestamp with time zone not null default now()
column account.email text not null
column account.email_folded text not null
column account.email_verified_at timestamp with time zone
column account.id uuid not null default gen_random_uuid()
column account.language text not null default 'fr'::text
column account.name text not null default ''::text
column account.password_hash text
column account.signed_in_at timestamp with time zone
column account.state text not null default 'active'::text
column account.totp_confirmed_at timestamp with time zone
column account.totp_sealed bytea
column account.totp_step bigint
column account_identity.account_id uuid not null
column account_identity.created_at timestamp with time zone not null default now()
column account_identity.issuer text not null
column account_identity.subject text not null
column account_role.account_id uuid not null
column account_role.granted_at timestamp with time zone not null default now()
column account_role.granted_by uuid
column account_role.role text not null
column account_role.scope text not null default ''::text
column analysis.asked_at timestamp with time zone not null default now()
column analysis.bytes bigint not null default 0
column analysis.created_at timestamp with time zone not null default now()
column analysis.error text
column analysis.id text not null
column analysis.inputs jsonb not null
column analysis.job_id bigint
column analysis.kind text not null
column analysis.layer_id text
column analysis.question jsonb not null
column analysis.result jsonb
column analysis.state text not null
column analysis.title jsonb not null
column api_key.account_id uuid not null
column api_key.created_at timestamp with time zone not null default now()
column api_key.expires_at timestamp with time zone not null
column api_key.id text not null
column api_key.last_used_at timestamp with time zone
column api_key.name text not null
column api_key.per_minute integer not null
column api_key.revoked_at timestamp with time zone
column api_key.scopes text[] not null
column api_key.secret_hash bytea not null
column audit.action text not null
column audit.actor_id text
column audit.actor_kind text not null
column audit.after jsonb
column audit.at timestamp with time zone not null
column audit.before jsonb
column audit.hash bytea not null
column audit.no bigint not null
column audit.object_id text not null
column audit.object_kind text not null
column audit.previous bytea not null
column audit.reason text
column audit_head.hash bytea not null
column audit_head.no bigint not null
column audit_head.one boolean not null default true
column budget_amount.kind text not null
column budget_amount.line_no integer not null
column budget_amount.minor bigint not null
column budget_amount.version_no integer not null
column budget_amount.year integer not null
column budget_code.code text not null
column budget_code.origin text not null
column budget_code.parent text
column budget_code.scheme text not null
column budget_code.source text not null
column budget_code.title jsonb not null
column budget_code.version_no integer not null
column budget_compliance.manifest jsonb not null
column budget_compliance.tax text not null
column budget_compliance.version_no integer not null
column budget_compliance.year integer not null
column budget_dataset.created_at timestamp with time zone not null default now()
column budget_dataset.id text not null
column budget_line.administration text
column budget_line.economic text
column budget_line.function text
column budget_line.gender smallint
column budget_line.id text not null
column budget_line.no integer not null
column budget_line.place_id text
column budget_line.programme text
column budget_line.title jsonb
column budget_line.version_no integer not null
column budget_tax_measure.id text not null
column budget_tax_measure.manifest jsonb not null
column budget_tax_measure.version_no integer not null
column budget_upload.content bytea
column budget_upload.dataset_id text not null
column budget_upload.ended_at timestamp with time zone
column budget_upload.findings jsonb not null default '[]'::jsonb
column budget_upload.id uuid not null default gen_random_uuid()
column budget_upload.job_id bigint
column budget_upload.name text not null
column budget_upload.rejected integer not null default 0
column budget_upload.sent_at timestamp with time zone not null default now()
column budget_upload.state text not null default 'waiting'::text
column budget_upload.version integer
column budget_version.amounts integer not null
column budget_version.dataset_id text not null
column budget_version.digest text not null
column budget_version.findings jsonb not null default '[]'::jsonb
column budget_version.input text not null
column budget_version.lines integer not null
column budget_version.loaded_at timestamp with time zone not null default date_trunc('milliseconds'::text, now())
column budget_version.manifest jsonb not null
column budget_version.no integer not null identity
column budget_version.version integer not null
column calendar_entry.created_at timestamp with time zone not null default now()
column calendar_entry.from_day date not null
column calendar_entry.kind text not null
column calendar_entry.no bigint not null identity
column calendar_entry.source text not null
column calendar_entry.title jsonb not null
column calendar_entry.to_day date not null
column case_access.code_hash bytea not null
column case_access.created_at timestamp with time zone not null default now()
column case_access.module text not null
column case_access.number text not null
column computed_value.base_vid bigint not null
column computed_value.computed_at timestamp with time zone not null default now()
column computed_value.digest uuid not null
column computed_value.feature_id text not null
column computed_value.inputs jsonb not null default '[]'::jsonb
column computed_value.layer_no integer not null
column computed_value.method_version smallint not null default 1
column computed_value.properties jsonb not null
column computed_value.since_revision bigint not null
column computed_value.until_revision bigint not null default '9223372036854775807'::bigint
column computed_value.valid_from timestamp with time zone
column computed_value.valid_to timestamp with time zone
column computed_value.value double precision
column computed_value.vid bigint not null default nextval('feature_version'::regclass)
column dispatch_rule.area_id text
column dispatch_rule.asset text
column dispatch_rule.category text
column dispatch_rule.created_at timestamp with time zone not null default now()
column dispatch_rule.module text not null
column dispatch_rule.no bigint not null identity
column dispatch_rule.structure_id text not null
column dispatch_rule.tier text not null
column dispatch_rule.valid_from date
column dispatch_rule.valid_to date
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
column incoming_alert.alert jsonb not null
column incoming_alert.expires timestamp with time zone not null
column incoming_alert.first_seen timestamp with time zone not null default now()
column incoming_alert.geom geometry(Geometry,4326)
column incoming_alert.identifier text not null
column incoming_alert.is_current boolean not null default true
column incoming_alert.no bigint not null identity
column incoming_alert.sender text not null
column incoming_alert.sent timestamp with time zone not null
column incoming_alert.source_id text not null
column indicator.basis text not null
column indicator.id text not null
column indicator.manifest jsonb not null
column indicator.origin text not null default 'theme'::text
column indicator.position integer not null default 0
column indicator.theme_id text not null
column indicator.writer uuid
column indicator.writer_job bigint
column indicator_dirty.feature_id text not null default ''::text
column indicator_dirty.indicator_id text not null
column indicator_dirty.input text not null default ''::text
column indicator_dirty.no bigint not null identity
column indicator_dirty.time_from timestamp without time zone
column indicator_dirty.time_to timestamp without time zone
column information_looked.case_no bigint not null
column information_looked.one boolean not null default true
column information_proposal.created_at timestamp with time zone not null default now()
column information_proposal.dataset text
column information_proposal.decided_at timestamp with time zone
column information_proposal.no bigint not null identity
column information_proposal.reason text
column information_proposal.state text not null default 'open'::text
column information_scheme.no bigint not null identity
column information_scheme.put_at timestamp with time zone not null default now()
column information_scheme.scheme jsonb not null
column information_twin.case_no bigint not null
column information_twin.likeness real not null
column information_twin.proposal_no bigint not null
column institution.id text not null
column institution.kind text not null
column institution.manifest jsonb not null
column institution.name jsonb not null
column institution.place_id text
column institution.status text not null
column institution.successor_id text
column institution.valid_from date
column institution.valid_to date
column job.actor_id text
column job.actor_kind text not null default 'system'::text
column job.attempts integer not null default 0
column job.cancel_at timestamp with time zone
column job.created_at timestamp with time zone not null default now()
column job.error text
column job.error_detail text
column job.fails integer not null default 0
column job.finished_at timestamp with time zone
column job.id bigint not null identity
column job.kind text not null
column job.lease_until timestamp with time zone
column job.note text
column job.payload jsonb not null default '{}'::jsonb
column job.priority integer not null default 0
column job.progress real
column job.result jsonb
column job.run_at timestamp with time zone not null default now()
column job.started_at timestamp with time zone
column job.state text not null default 'waiting'::text
column job.unique_key text
column job.worker text
column job_slot.kind text not null
column job_slot.slot timestamp with time zone not null
column layer.bbox double precision[]
column layer.feature_count bigint not null default 0
column layer.history text
column layer.id text not null
column layer.levels integer[] not null default '{}'::integer[]
column layer.manifest jsonb not null
column layer.no integer not null identity
column layer.origin text not null default 'theme'::text
column layer.owner_id text
column layer.position integer not null default 0
column layer.published_at timestamp with time zone
column layer.revision bigint not null default 0
column layer.theme_id text
column layer.time_from timestamp with time zone
column layer.time_to timestamp with time zone
column layer.visibility jsonb not null default '{"kind": "public"}'::jsonb
column layer_draft.byte_count bigint not null default 0
column layer_draft.changed_at timestamp with time zone not null default now()
column layer_draft.layer_id text not null
column layer_draft.licences jsonb not null default '[]'::jsonb
column layer_draft.manifest jsonb not null
column layer_draft.owner_id text
column layer_draft.position integer not null
column layer_draft.row_count integer not null default 0
column layer_draft.sources jsonb not null default '[]'::jsonb
column layer_draft.visibility jsonb not null
column layer_draft_part.features json not null
column layer_draft_part.first_row integer not null
column layer_draft_part.layer_id text not null
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
column licence.origin text not null default 'theme'::text
column load.alive_at timestamp with time zone not null default now()
column load.error text
column load.error_code text
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
column measure.averaging text not null
column measure.every text
column measure.layer_id text not null
column measure.map boolean not null default false
column measure.origin text not null
column measure.parameter_id text not null
column measure.procedure text not null default ''::text
column measure.source_id text not null
column measure.stamp text not null
column measure.status text not null
column measure.time_zone text not null
column message.account_id uuid
column message.attempts integer not null default 0
column message.channel text not null
column message.content jsonb not null default '{}'::jsonb
column message.created_at timestamp with time zone not null default now()
column message.dedupe_key text
column message.error text
column message.id uuid not null default gen_random_uuid()
column message.job_id bigint
column message.language text not null
column message.recipient text not null
column message.sent_at timestamp with time zone
column message.state text not null default 'waiting'::text
column message.template text not null
column message.topic text
column migration.applied_at timestamp with time zone not null default now()
column migration.checksum text not null
column migration.id integer not null
column migration.name text not null
column observation.below boolean not null default false
column observation.checks smallint not null default 0
column observation.flag smallint not null default 0
column observation.series_no integer not null
column observation.since timestamp with time zone not null default now()
column observation.time timestamp with time zone not null
column observation.utc_offset smallint not null
column observation.value double precision not null
column observation.version integer not null default 1
column observation_past.below boolean not null
column observation_past.checks smallint not null
column observation_past.flag smallint not null
column observation_past.series_no integer not null
column observation_past.since timestamp with time zone not null
column observation_past.time timestamp with time zone not null
column observation_past.until timestamp with time zone not null default now()
column observation_past.utc_offset smallint not null
column observation_past.value double precision not null
column observation_past.version integer not null
column observation_past.why text not null
column observation_review.at timestamp with time zone not null default now()
column observation_review.flag smallint not null
column observation_review.id bigint not null identity
column observation_review.reason text not null
column observation_review.series_no integer not null
column observation_review.time_from timestamp with time zone not null
column observation_review.time_to timestamp with time zone not null
column one_time_token.account_id uuid
column one_time_token.content jsonb not null default '{}'::jsonb
column one_time_token.created_at timestamp with time zone not null default now()
column one_time_token.email text
column one_time_token.expires_at timestamp with time zone not null
column one_time_token.hash bytea not null
column one_time_token.kind text not null
column one_time_token.used_at timestamp with time zone
column outlook.basis text not null
column outlook.beats_naive boolean not null
column outlook.exceedance jsonb not null default '[]'::jsonb
column outlook.extremes jsonb
column outlook.feature_id text not null
column outlook.fit jsonb not null
column outlook.indicator_id text
column outlook.is_current boolean not null default true
column outlook.judged jsonb
column outlook.judged_at timestamp with time zone
column outlook.made_at timestamp with time zone not null default now()
column outlook.method text not null
column outlook.no bigint not null identity
column outlook.origin timestamp with time zone not null
column outlook.period text not null
column outlook.series_no integer
column outlook.skill jsonb not null
column outlook.steps jsonb not null
column outlook.stock jsonb
column outlook.tested_origin timestamp with time zone not null
column outlook.until timestamp with time zone not null
column outlook_dirty.feature_id text not null default ''::text
column outlook_dirty.indicator_id text
column outlook_dirty.no bigint not null identity
column outlook_dirty.series_no integer
column parameter.id text not null
column parameter.manifest jsonb not null
column parameter.position integer not null default 0
column parameter.theme_id text not null
column petition_sheet.case_no bigint not null
column petition_sheet.corrects bigint
column petition_sheet.created_at timestamp with time zone not null default now()
column petition_sheet.entered_by uuid
column petition_sheet.file_id uuid
column petition_sheet.no bigint not null identity
column petition_sheet.place_id text
column petition_sheet.reason text
column petition_sheet.sheet text not null
column petition_sheet.signatures integer not null
column petition_sheet.verified_at timestamp with time zone
column petition_sheet.verified_by uuid
column petition_signature.case_no bigint not null
column petition_signature.confirmed_at timestamp with time zone
column petition_signature.created_at timestamp with time zone not null default now()
column petition_signature.decided_at timestamp with time zone
column petition_signature.email text
column petition_signature.hears text not null
column petition_signature.id uuid not null default gen_random_uuid()
column petition_signature.is_sponsor boolean not null
column petition_signature.language text not null
column petition_signature.network_hash text not null
column petition_signature.person_hash text not null
column petition_signature.place_id text
column petition_signature.reason text
column petition_signature.shape_hash text not null
column petition_signature.state text not null
column petition_signature.suspicions text[] not null default '{}'::text[]
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
column policy.changed_at timestamp with time zone not null default now()
column policy.comments_from date
column policy.comments_until date
column policy.created_at timestamp with time zone not null default now()
column policy.draft jsonb not null
column policy.id text not null
column policy.is_sample boolean not null default false
column policy.published integer
column policy.revision integer not null default 1
column policy.state text not null default 'draft'::text
column policy.theme_id text
column policy.withdrawn_because jsonb
column policy_comment.account_id uuid
column policy_comment.author text not null default ''::text
column policy_comment.body text not null
column policy_comment.created_at timestamp with time zone not null default now()
column policy_comment.decided_at timestamp with time zone
column policy_comment.email text
column policy_comment.id uuid not null default gen_random_uuid()
column policy_comment.language text not null
column policy_comment.policy_id text not null
column policy_comment.reason text
column policy_comment.replied_at timestamp with time zone
column policy_comment.reply text
column policy_comment.section text not null default ''::text
column policy_comment.state text not null default 'waiting'::text
column policy_comment.version integer not null
column policy_version.account_id uuid
column policy_version.content jsonb not null
column policy_version.note jsonb not null
column policy_version.policy_id text not null
column policy_version.published_at timestamp with time zone not null default now()
column policy_version.version integer not null
column publication.one boolean not null default true
column publication.version bigint not null
column push_subscription.account_id uuid
column push_subscription.auth text not null
column push_subscription.created_at timestamp with time zone not null default now()
column push_subscription.endpoint text not null
column push_subscription.gone_at timestamp with time zone
column push_subscription.id uuid not null default gen_random_uuid()
column push_subscription.language text not null default 'ar'::text
column push_subscription.p256dh text not null
column record_burst.count integer not null default 1
column record_burst.key text not null
column record_burst.since timestamp with time zone not null default now()
column record_case.account_id uuid
column record_case.accuracy_m real
column record_case.all_words text not null default ''::text
column record_case.answers jsonb not null
column record_case.area_places text[]
column record_case.assignee_id uuid
column record_case.category text
column record_case.changed_at timestamp with time zone not null default now()
column record_case.channel text not null
column record_case.clocks jsonb not null default '[]'::jsonb
column record_case.closed_at timestamp with time zone
column record_case.content_hash text
column record_case.due_at timestamp with time zone
column record_case.entered_by uuid
column record_case.erased_at timestamp with time zone
column record_case.followed text[] not null default '{}'::text[]
column record_case.geom geometry(Point,4326)
column record_case.is_public boolean not null
column record_case.is_reviewed boolean not null default false
column record_case.kind text not null
column record_case.language text not null
column record_case.late boolean not null default false
column record_case.merged_into bigint
column record_case.module text not null
column record_case.next_at timestamp with time zone
column record_case.next_counts jsonb not null default '{}'::jsonb
column record_case.no bigint not null identity
column record_case.number text not null
column record_case.personal jsonb not null default '{}'::jsonb
column record_case.place_id text
column record_case.public_words text not null default ''::text
column record_case.rating smallint
column record_case.received_at timestamp with time zone not null default now()
column record_case.redacted jsonb not null default '{}'::jsonb
column record_case.sending_hash text
column record_case.state text not null
column record_case.structure_id text
column record_case.title text not null
column record_case.version integer not null default 1
column record_count.case_no bigint not null
column record_count.count_id text not null
column record_count.n integer not null
column record_count.place_id text not null default ''::text
column record_declared.coming text
column record_declared.digest text
column record_declared.module text not null
column record_declared.place bigint
column record_dirty.case_no bigint not null
column record_dirty.module text not null
column record_dirty.no bigint not null identity
column record_dirty.received_at timestamp with time zone not null
column record_draft.answers jsonb not null default '{}'::jsonb
column record_draft.asked jsonb not null default '[]'::jsonb
column record_draft.changed_at timestamp with time zone not null default now()
column record_draft.channel text not null
column record_draft.created_at timestamp with time zone not null default now()
column record_draft.files uuid[] not null default '{}'::uuid[]
column record_draft.id uuid not null
column record_draft.language text not null
column record_draft.module text not null
column record_draft.sender text not null
column record_event.actor_id uuid
column record_event.answers jsonb not null default '{}'::jsonb
column record_event.at timestamp with time zone not null default now()
column record_event.audience text not null
column record_event.by_role text not null
column record_event.case_no bigint not null
column record_event.deed text not null
column record_event.from_state text not null
column record_event.no bigint not null identity
column record_event.part integer not null
column record_event.structure_id text
column record_event.to_state text not null
column record_file.case_no bigint
column record_file.content bytea
column record_file.created_at timestamp with time zone not null default now()
column record_file.event_no bigint
column record_file.id uuid not null default gen_random_uuid()
column record_file.name text not null
column record_file.reason text
column record_file.sender text
column record_file.size integer not null
column record_file.state text not null default 'waiting'::text
column record_file.type text not null
column record_incoming.at timestamp with time zone not null default now()
column record_incoming.key text not null
column record_layer.basis text not null
column record_layer.layer_no integer not null
column record_layer.module text not null
column record_place.counted jsonb not null
column record_place.module text not null
column record_place.period text not null
column record_place.place_id text not null
column record_place.told jsonb not null default '{}'::jsonb
column record_setting.changed_at timestamp with time zone not null default now()
column record_setting.id text not null
column record_setting.module text not null
column record_setting.value integer not null
column record_tally.count integer not null
column record_tally.dimension text not null
column record_tally.key text not null
column record_tally.module text not null
column record_tally.month text not null
column record_total.case_no bigint not null
column record_total.count_id text not null
column record_total.n integer not null
column recovery_code.account_id uuid not null
column recovery_code.hash bytea not null
column recovery_code.used_at timestamp with time zone
column report.content bytea not null
column report.language text not null
column report.made_at timestamp with time zone not null default now()
column report.pages integer not null
column report.version bigint not null
column report.year integer not null
column rollup.below integer not null default 0
column rollup.coverage double precision
column rollup.exceeded jsonb not null default '{}'::jsonb
column rollup.last double precision not null
column rollup.max double precision not null
column rollup.mean double precision not null
column rollup.min double precision not null
column rollup.n integer not null
column rollup.p10 double precision not null
column rollup.p50 double precision not null
column rollup.p90 double precision not null
column rollup.period smallint not null
column rollup.series_no integer not null
column rollup.start timestamp with time zone not null
column rollup.sum double precision not null
column sdg_dataset.columns text[] not null
column sdg_dataset.imported_at timestamp with time zone not null default now()
column sdg_dataset.indicator text not null
column sdg_dataset.is_sample boolean not null default false
column sdg_dataset.progress jsonb
column sdg_dataset.source jsonb not null
column sdg_reporting.changed_at timestamp with time zone not null default now()
column sdg_reporting.indicator text not null
column sdg_reporting.note jsonb
column sdg_reporting.status text not null
column sdg_value.cells text[] not null
column sdg_value.geo_code text not null default ''::text
column sdg_value.indicator text not null
column sdg_value.period text not null
column sdg_value.row integer not null
column sdg_value.value double precision
column sdg_value.year integer not null
column series.averaging text not null
column series.changed_at timestamp with time zone
column series.every text
column series.feature_id text not null
column series.first_time timestamp with time zone
column series.id text not null
column series.last_below boolean
column series.last_flag smallint
column series.last_offset smallint
column series.last_time timestamp with time zone
column series.last_value double precision
column series.layer_id text not null
column series.map boolean not null default false
column series.n bigint not null default 0
column series.no integer not null identity
column series.origin text not null
column series.parameter_id text not null
column series.procedure text not null default ''::text
column series.revision bigint not null default 0
column series.source_id text not null
column series.stamp text not null
column series.status text not null
column series.time_zone text not null
column series_dirty.day date not null
column series_dirty.series_no integer not null
column session.account_id uuid
column session.case_number text
column session.confirmed_at timestamp with time zone not null default now()
column session.created_at timestamp with time zone not null default now()
column session.email text
column session.expires_at timestamp with time zone not null
column session.id uuid not null default gen_random_uuid()
column session.kind text not null
column session.network text not null default ''::text
column session.revoked_at timestamp with time zone
column session.second_factor boolean not null default false
column session.seen_at timestamp with time zone not null default now()
column session.token_hash bytea not null
column session.user_agent text not null default ''::text
column signal.changed_at timestamp with time zone not null default now()
column signal.evidence jsonb not null
column signal.feature_id text not null
column signal.found_at timestamp with time zone not null default now()
column signal.indicator_id text
column signal.kind text not null
column signal.no bigint not null identity
column signal.series_no integer
column signal.severity smallint not null
column signal.since timestamp with time zone not null
column signal.until timestamp with time zone
column source.id text not null
column source.licence_id text not null
column source.manifest jsonb not null
column source.origin text not null default 'theme'::text
column theme.id text not null
column theme.manifest jsonb not null
column theme.position integer not null
column throttle.failures integer not null
column throttle.key text not null
column throttle.since timestamp with time zone not null
column throttle.until timestamp with time zone not null
column unsubscribed.at timestamp with time zone not null default now()
column unsubscribed.recipient_hash text not null
column unsubscribed.topic text not null
column warning.authority_id text not null
column warning.category text not null
column warning.changed_at timestamp with time zone not null default now()
column warning.content jsonb not null
column warning.created_at timestamp with time zone not null default now()
column warning.ended_at timestamp with time zone
column warning.evidence jsonb not null default '[]'::jsonb
column warning.expires timestamp with time zone not null
column warning.geom geometry(MultiPolygon,4326) not null
column warning.id uuid not null default gen_random_uuid()
column warning.onset timestamp with time zone not null
column warning.over_since timestamp with time zone
column warning.place_id text
column warning.places text[] not null
column warning.proposal jsonb
column warning.published_at timestamp with time zone
column warning.rule_id text
column warning.severity text not null
column warning.state text not null default 'draft'::text
column warning.version integer not null default 1
column warning_authority.contact jsonb
column warning_authority.institution_id text not null
column warning_authority.word jsonb not null
column warning_digest.message_no bigint not null
column warning_digest.subscription_id uuid not null
column warning_message.alert jsonb not null
column warning_message.category text not null
column warning_message.expires timestamp with time zone not null
column warning_message.geom geometry(MultiPolygon,4326) not null
column warning_message.kind text not null
column warning_message.no bigint not null identity
column warning_message.part integer not null
column warning_message.places text[] not null
column warning_message.sent timestamp with time zone not null
column warning_message.severity text not null
column warning_message.warning_id uuid not null
column warning_rule.changed_at timestamp with time zone not null default now()
column warning_rule.declared jsonb
column warning_rule.enabled boolean not null default true
column warning_rule.id text not null
column warning_rule.manifest jsonb not null
column warning_rule.origin text not null default 'theme'::text
column warning_rule.position integer not null default 0
column warning_rule.theme_id text
column warning_rule.version integer not null default 1
column warning_rule_state.key text not null
column warning_rule_state.rule_id text not null
column warning_rule_state.state jsonb not null
column warning_source.answered_at timestamp with time zone
column warning_source.asked_at timestamp with time zone
column warning_source.enabled boolean not null default true
column warning_source.error text
column warning_source.etag text
column warning_source.id text not null
column warning_source.last_modified text
column warning_source.manifest jsonb not null
column warning_source.refused jsonb not null default '[]'::jsonb
column warning_subscription.above text[] not null default '{}'::text[]
column warning_subscription.account_id uuid
column warning_subscription.channel text not null
column warning_subscription.confirmed_at timestamp with time zone
column warning_subscription.created_at timestamp with time zone not null default now()
column warning_subscription.email text
column warning_subscription.filter jsonb not null
column warning_subscription.geom geometry(Polygon,4326)
column warning_subscription.id uuid not null default gen_random_uuid()
column warning_subscription.language text not null
column warning_subscription.places text[] not null default '{}'::text[]
column warning_subscription.push_id uuid
column warning_subscription.recipient_hash text
column warning_subscription.rhythm text not null default 'at-once'::text
column warning_subscription.webhook_id uuid
column webhook.account_id uuid not null
column webhook.created_at timestamp with time zone not null default now()
column webhook.disabled_at timestamp with time zone
column webhook.id uuid not null default gen_random_uuid()
column webhook.language text not null default 'en'::text
column webhook.secret_sealed bytea not null
column webhook.topics text[] not null
column webhook.url text not null

constraint access_state_one_check on access_state: CHECK (one)
constraint access_state_pkey on access_state: PRIMARY KEY (one)
constraint account_email_folded_key on account: UNIQUE (email_folded)
constraint account_identity_account_id_fkey on account_identity: FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
constraint account_identity_pkey on account_identity: PRIMARY KEY (issuer, subject)
constraint account_language_check on account: CHECK ((language = ANY (ARRAY['ar'::text, 'fr'::text, 'en'::text])))
constraint account_pkey on account: PRIMARY KEY (id)
constraint account_role_account_id_fkey on account_role: FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
constraint account_role_granted_by_fkey on account_role: FOREIGN KEY (granted_by) REFERENCES account(id) ON DELETE SET NULL
constraint account_role_pkey on account_role: PRIMARY KEY (account_id, role, scope)
constraint account_state_check on account: CHECK ((state = ANY (ARRAY['active'::text, 'disabled'::text])))
constraint analysis_id_check on analysis: CHECK (((id ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'::text) AND (length(id) <= 60)))
constraint analysis_pkey on analysis: PRIMARY KEY (id)
constraint analysis_state_check on analysis: CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'failed'::text])))
constraint api_key_account_id_fkey on api_key: FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
constraint api_key_id_check on api_key: CHECK ((id ~ '^[a-z0-9]{12}$'::text))
constraint api_key_per_minute_check on api_key: CHECK ((per_minute > 0))
constraint api_key_pkey on api_key: PRIMARY KEY (id)
constraint audit_actor_kind_check on audit: CHECK ((actor_kind = ANY (ARRAY['account'::text, 'key'::text, 'email'::text, 'case'::text, 'public'::text, 'system'::text, 'command'::text])))
constraint audit_head_one_check on audit_head: CHECK (one)
constraint audit_head_pkey on audit_head: PRIMARY KEY (one)
constraint audit_pkey on audit: PRIMARY KEY (no)
constraint budget_amount_kind_check on budget_amount: CHECK ((kind = ANY (ARRAY['voted'::text, 'revised'::text, 'executed'::text])))
constraint budget_amount_pkey on budget_amount: PRIMARY KEY (version_no, year, kind, line_no)
constraint budget_amount_version_no_line_no_fkey on budget_amount: FOREIGN KEY (version_no, line_no) REFERENCES budget_line(version_no, no) ON DELETE CASCADE
constraint budget_amount_year_check on budget_amount: CHECK (((year >= 1900) AND (year <= 2200)))
constraint budget_code_origin_check on budget_code: CHECK ((origin = ANY (ARRAY['standard'::text, 'memory'::text, 'sample'::text])))
constraint budget_code_pkey on budget_code: PRIMARY KEY (version_no, scheme, code)
constraint budget_code_scheme_check on budget_code: CHECK ((scheme = ANY (ARRAY['administration'::text, 'function'::text, 'economic'::text, 'programme'::text])))
constraint budget_code_version_no_fkey on budget_code: FOREIGN KEY (version_no) REFERENCES budget_version(no) ON DELETE CASCADE
constraint budget_compliance_pkey on budget_compliance: PRIMARY KEY (version_no, year, tax)
constraint budget_compliance_version_no_fkey on budget_compliance: FOREIGN KEY (version_no) REFERENCES budget_version(no) ON DELETE CASCADE
constraint budget_dataset_id_check on budget_dataset: CHECK (((id ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'::text) AND (length(id) <= 60)))
constraint budget_dataset_pkey on budget_dataset: PRIMARY KEY (id)
constraint budget_line_gender_check on budget_line: CHECK (((gender >= 0) AND (gender <= 2)))
constraint budget_line_pkey on budget_line: PRIMARY KEY (version_no, no)
constraint budget_line_version_no_fkey on budget_line: FOREIGN KEY (version_no) REFERENCES budget_version(no) ON DELETE CASCADE
constraint budget_line_version_no_id_key on budget_line: UNIQUE (version_no, id)
constraint budget_tax_measure_pkey on budget_tax_measure: PRIMARY KEY (version_no, id)
constraint budget_tax_measure_version_no_fkey on budget_tax_measure: FOREIGN KEY (version_no) REFERENCES budget_version(no) ON DELETE CASCADE
constraint budget_upload_check on budget_upload: CHECK (((state = 'waiting'::text) = (ended_at IS NULL)))
constraint budget_upload_check1 on budget_upload: CHECK (((state <> 'waiting'::text) OR (content IS NOT NULL)))
constraint budget_upload_pkey on budget_upload: PRIMARY KEY (id)
constraint budget_upload_state_check on budget_upload: CHECK ((state = ANY (ARRAY['waiting'::text, 'loaded'::text, 'unchanged'::text, 'refused'::text])))
constraint budget_version_dataset_id_fkey on budget_version: FOREIGN KEY (dataset_id) REFERENCES budget_dataset(id) ON DELETE CASCADE
constraint budget_version_dataset_id_version_key on budget_version: UNIQUE (dataset_id, version)
constraint budget_version_pkey on budget_version: PRIMARY KEY (no)
constraint budget_version_version_check on budget_version: CHECK ((version > 0))
constraint calendar_entry_check on calendar_entry: CHECK ((to_day >= from_day))
constraint calendar_entry_kind_check on calendar_entry: CHECK ((kind = ANY (ARRAY['holiday'::text, 'closure'::text])))
constraint calendar_entry_pkey on calendar_entry: PRIMARY KEY (no)
constraint case_access_pkey on case_access: PRIMARY KEY (number)
constraint computed_value_check on computed_value: CHECK ((valid_to > valid_from))
constraint computed_value_check1 on computed_value: CHECK ((until_revision > since_revision))
constraint computed_value_layer_no_fkey on computed_value: FOREIGN KEY (layer_no) REFERENCES layer(no) ON DELETE CASCADE
constraint dispatch_rule_check on dispatch_rule: CHECK ((valid_to >= valid_from))
constraint dispatch_rule_pkey on dispatch_rule: PRIMARY KEY (no)
constraint dispatch_rule_structure_id_fkey on dispatch_rule: FOREIGN KEY (structure_id) REFERENCES institution(id)
constraint dispatch_rule_tier_check on dispatch_rule: CHECK ((tier = ANY (ARRAY['central'::text, 'regional'::text, 'local'::text])))
constraint feature_cell_layer_no_fkey on feature_cell: FOREIGN KEY (layer_no) REFERENCES layer(no) ON DELETE CASCADE
constraint feature_cell_point_count_check on feature_cell: CHECK ((point_count > 0))
constraint feature_check on feature: CHECK ((valid_to > valid_from))
constraint feature_check1 on feature: CHECK ((until_revision > since_revision))
constraint feature_fid_check on feature: CHECK (((fid >= 0) AND (fid <= '9007199254740991'::bigint)))
constraint feature_layer_no_fkey on feature: FOREIGN KEY (layer_no) REFERENCES layer(no) ON DELETE CASCADE
constraint feature_level_layer_no_fkey on feature_level: FOREIGN KEY (layer_no) REFERENCES layer(no) ON DELETE CASCADE
constraint function_ledger_pkey on function_ledger: PRIMARY KEY (name)
constraint incoming_alert_pkey on incoming_alert: PRIMARY KEY (no)
constraint incoming_alert_source_id_fkey on incoming_alert: FOREIGN KEY (source_id) REFERENCES warning_source(id) ON DELETE CASCADE
constraint incoming_alert_source_id_sender_identifier_sent_key on incoming_alert: UNIQUE (source_id, sender, identifier, sent)
constraint indicator_dirty_indicator_id_fkey on indicator_dirty: FOREIGN KEY (indicator_id) REFERENCES indicator(id) ON DELETE CASCADE
constraint indicator_dirty_pkey on indicator_dirty: PRIMARY KEY (no)
constraint indicator_id_check on indicator: CHECK ((id ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'::text))
constraint indicator_origin_check on indicator: CHECK ((origin = ANY (ARRAY['theme'::text, 'module'::text])))
constraint indicator_pkey on indicator: PRIMARY KEY (id)
constraint indicator_theme_id_fkey on indicator: FOREIGN KEY (theme_id) REFERENCES theme(id)
constraint information_looked_one_check on information_looked: CHECK (one)
constraint information_looked_pkey on information_looked: PRIMARY KEY (one)
constraint information_proposal_check on information_proposal: CHECK (((state = 'open'::text) = (decided_at IS NULL)))
constraint information_proposal_check1 on information_proposal: CHECK (((state <> 'accepted'::text) OR (dataset IS NOT NULL)))
constraint information_proposal_check2 on information_proposal: CHECK (((state <> 'declined'::text) OR (reason IS NOT NULL)))
constraint information_proposal_pkey on information_proposal: PRIMARY KEY (no)
constraint information_proposal_state_check on information_proposal: CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'declined'::text])))
constraint information_scheme_pkey on information_scheme: PRIMARY KEY (no)
constraint information_twin_case_no_fkey on information_twin: FOREIGN KEY (case_no) REFERENCES record_case(no)
constraint information_twin_likeness_check on information_twin: CHECK (((likeness >= (0)::double precision) AND (likeness <= (1)::double precision)))
constraint information_twin_pkey on information_twin: PRIMARY KEY (case_no)
constraint information_twin_proposal_no_fkey on information_twin: FOREIGN KEY (proposal_no) REFERENCES information_proposal(no)
constraint institution_check on institution: CHECK ((valid_to >= valid_from))
constraint institution_pkey on institution: PRIMARY KEY (id)
constraint institution_status_check on institution: CHECK ((status = ANY (ARRAY['open'::text, 'suspended'::text, 'closed'::text])))
constraint institution_successor_id_fkey on institution: FOREIGN KEY (successor_id) REFERENCES institution(id) DEFERRABLE INITIALLY DEFERRED
constraint job_pkey on job: PRIMARY KEY (id)
constraint job_progress_check on job: CHECK (((progress >= (0)::double precision) AND (progress <= (1)::double precision)))
constraint job_slot_pkey on job_slot: PRIMARY KEY (kind)
constraint job_state_check on job: CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'dead'::text, 'cancelled'::text])))
constraint layer_bbox_check on layer: CHECK (((bbox IS NULL) OR (array_length(bbox, 1) = 4)))
constraint layer_draft_layer_id_check on layer_draft: CHECK (((layer_id ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'::text) AND (length(layer_id) <= 60)))
constraint layer_draft_owner_id_fkey on layer_draft: FOREIGN KEY (owner_id) REFERENCES institution(id) ON DELETE SET NULL
constraint layer_draft_part_layer_id_fkey on layer_draft_part: FOREIGN KEY (layer_id) REFERENCES layer_draft(layer_id) ON DELETE CASCADE
constraint layer_draft_part_pkey on layer_draft_part: PRIMARY KEY (layer_id, first_row)
constraint layer_draft_pkey on layer_draft: PRIMARY KEY (layer_id)
constraint layer_id_check on layer: CHECK (((id ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'::text) AND (length(id) <= 60)))
constraint layer_no_key on layer: UNIQUE (no)
constraint layer_origin_check on layer: CHECK ((origin = ANY (ARRAY['theme'::text, 'api'::text, 'computed'::text, 'analysis'::text, 'issued'::text])))
constraint layer_owner_id_fkey on layer: FOREIGN KEY (owner_id) REFERENCES institution(id) ON DELETE SET NULL
constraint layer_pkey on layer: PRIMARY KEY (id)
constraint layer_revision_check on layer: CHECK ((revision >= 0))
constraint layer_revision_layer_no_fkey on layer_revision: FOREIGN KEY (layer_no) REFERENCES layer(no) ON DELETE CASCADE
constraint layer_revision_pkey on layer_revision: PRIMARY KEY (layer_no, revision)
constraint layer_theme_id_fkey on layer: FOREIGN KEY (theme_id) REFERENCES theme(id)
constraint licence_origin_check on licence: CHECK ((origin = ANY (ARRAY['theme'::text, 'api'::text])))
constraint licence_pkey on licence: PRIMARY KEY (id)
constraint load_pkey on load: PRIMARY KEY (no)
constraint load_problem_load_no_fkey on load_problem: FOREIGN KEY (load_no) REFERENCES load(no) ON DELETE CASCADE
constraint load_problem_pkey on load_problem: PRIMARY KEY (load_no, "position")
constraint load_state_check on load: CHECK ((state = ANY (ARRAY['running'::text, 'published'::text, 'unchanged'::text, 'failed'::text, 'interrupted'::text])))
constraint measure_parameter_id_fkey on measure: FOREIGN KEY (parameter_id) REFERENCES parameter(id) ON DELETE CASCADE
constraint measure_pkey on measure: PRIMARY KEY (layer_id, parameter_id, procedure)
constraint measure_source_id_fkey on measure: FOREIGN KEY (source_id) REFERENCES source(id)
constraint measure_stamp_check on measure: CHECK ((stamp = ANY (ARRAY['begin'::text, 'end'::text])))
constraint measure_status_check on measure: CHECK ((status = ANY (ARRAY['real'::text, 'sample'::text])))
constraint message_account_id_fkey on message: FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
constraint message_channel_check on message: CHECK ((channel = ANY (ARRAY['mail'::text, 'push'::text, 'webhook'::text, 'sms'::text])))
constraint message_dedupe_key_key on message: UNIQUE (dedupe_key)
constraint message_language_check on message: CHECK ((language = ANY (ARRAY['ar'::text, 'fr'::text, 'en'::text])))
constraint message_pkey on message: PRIMARY KEY (id)
constraint message_state_check on message: CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'dead'::text, 'suppressed'::text, 'discarded'::text])))
constraint migration_pkey on migration: PRIMARY KEY (id)
constraint observation_flag_check on observation: CHECK (((flag >= 0) AND (flag <= 4)))
constraint observation_past_pkey on observation_past: PRIMARY KEY (series_no, "time", version)
constraint observation_past_series_no_fkey on observation_past: FOREIGN KEY (series_no) REFERENCES series(no) ON DELETE CASCADE
constraint observation_pkey on observation: PRIMARY KEY (series_no, "time")
constraint observation_review_check on observation_review: CHECK ((time_to >= time_from))
constraint observation_review_flag_check on observation_review: CHECK (((flag >= 0) AND (flag <= 4)))
constraint observation_review_pkey on observation_review: PRIMARY KEY (id)
constraint observation_review_series_no_fkey on observation_review: FOREIGN KEY (series_no) REFERENCES series(no) ON DELETE CASCADE
constraint one_time_token_account_id_fkey on one_time_token: FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
constraint one_time_token_pkey on one_time_token: PRIMARY KEY (hash)
constraint outlook_check on outlook: CHECK ((until > origin))
constraint outlook_check1 on outlook: CHECK (((series_no IS NULL) <> (indicator_id IS NULL)))
constraint outlook_dirty_check on outlook_dirty: CHECK (((series_no IS NULL) <> (indicator_id IS NULL)))
constraint outlook_dirty_indicator_id_fkey on outlook_dirty: FOREIGN KEY (indicator_id) REFERENCES indicator(id) ON DELETE CASCADE
constraint outlook_dirty_pkey on outlook_dirty: PRIMARY KEY (no)
constraint outlook_dirty_series_no_fkey on outlook_dirty: FOREIGN KEY (series_no) REFERENCES series(no) ON DELETE CASCADE
constraint outlook_indicator_id_fkey on outlook: FOREIGN KEY (indicator_id) REFERENCES indicator(id) ON DELETE CASCADE
constraint outlook_period_check on outlook: CHECK ((period = ANY (ARRAY['hour'::text, 'day'::text, 'month'::text, 'year'::text])))
constraint outlook_pkey on outlook: PRIMARY KEY (no)
constraint outlook_series_no_fkey on outlook: FOREIGN KEY (series_no) REFERENCES series(no) ON DELETE CASCADE
constraint parameter_id_check on parameter: CHECK ((id ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'::text))
constraint parameter_pkey on parameter: PRIMARY KEY (id)
constraint parameter_theme_id_fkey on parameter: FOREIGN KEY (theme_id) REFERENCES theme(id)
constraint petition_sheet_case_no_fkey on petition_sheet: FOREIGN KEY (case_no) REFERENCES record_case(no)
constraint petition_sheet_check on petition_sheet: CHECK (((signatures >= 0) OR (corrects IS NOT NULL)))
constraint petition_sheet_check1 on petition_sheet: CHECK (((corrects IS NULL) = (reason IS NULL)))
constraint petition_sheet_corrects_fkey on petition_sheet: FOREIGN KEY (corrects) REFERENCES petition_sheet(no) DEFERRABLE INITIALLY DEFERRED
constraint petition_sheet_entered_by_fkey on petition_sheet: FOREIGN KEY (entered_by) REFERENCES account(id) ON DELETE SET NULL
constraint petition_sheet_file_id_fkey on petition_sheet: FOREIGN KEY (file_id) REFERENCES record_file(id)
constraint petition_sheet_pkey on petition_sheet: PRIMARY KEY (no)
constraint petition_sheet_verified_by_fkey on petition_sheet: FOREIGN KEY (verified_by) REFERENCES account(id) ON DELETE SET NULL
constraint petition_signature_case_no_fkey on petition_signature: FOREIGN KEY (case_no) REFERENCES record_case(no)
constraint petition_signature_case_no_person_hash_key on petition_signature: UNIQUE (case_no, person_hash)
constraint petition_signature_check on petition_signature: CHECK (((email IS NULL) OR (hears <> 'nothing'::text)))
constraint petition_signature_check1 on petition_signature: CHECK (((state = 'asked'::text) = (confirmed_at IS NULL)))
constraint petition_signature_hears_check on petition_signature: CHECK ((hears = ANY (ARRAY['nothing'::text, 'milestones'::text, 'response'::text, 'all'::text])))
constraint petition_signature_language_check on petition_signature: CHECK ((language = ANY (ARRAY['ar'::text, 'fr'::text, 'en'::text])))
constraint petition_signature_pkey on petition_signature: PRIMARY KEY (id)
constraint petition_signature_state_check on petition_signature: CHECK ((state = ANY (ARRAY['asked'::text, 'counted'::text, 'held'::text, 'refused'::text, 'withdrawn'::text])))
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
constraint policy_check on policy: CHECK (((state = 'draft'::text) = (published IS NULL)))
constraint policy_check1 on policy: CHECK (((state = 'withdrawn'::text) = (withdrawn_because IS NOT NULL)))
constraint policy_check2 on policy: CHECK (((comments_from IS NULL) = (comments_until IS NULL)))
constraint policy_check3 on policy: CHECK ((comments_from <= comments_until))
constraint policy_comment_account_id_fkey on policy_comment: FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
constraint policy_comment_author_check on policy_comment: CHECK ((length(author) <= 80))
constraint policy_comment_body_check on policy_comment: CHECK (((length(body) >= 1) AND (length(body) <= 4000)))
constraint policy_comment_check on policy_comment: CHECK (((state = 'waiting'::text) = (decided_at IS NULL)))
constraint policy_comment_check1 on policy_comment: CHECK (((state = 'rejected'::text) = (reason IS NOT NULL)))
constraint policy_comment_check2 on policy_comment: CHECK (((reply IS NULL) = (replied_at IS NULL)))
constraint policy_comment_language_check on policy_comment: CHECK ((language = ANY (ARRAY['ar'::text, 'fr'::text, 'en'::text])))
constraint policy_comment_pkey on policy_comment: PRIMARY KEY (id)
constraint policy_comment_policy_id_fkey on policy_comment: FOREIGN KEY (policy_id) REFERENCES policy(id) ON DELETE CASCADE
constraint policy_comment_reply_check on policy_comment: CHECK (((length(reply) >= 1) AND (length(reply) <= 4000)))
constraint policy_comment_state_check on policy_comment: CHECK ((state = ANY (ARRAY['waiting'::text, 'published'::text, 'rejected'::text])))
constraint policy_id_check on policy: CHECK (((id ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'::text) AND (length(id) <= 60)))
constraint policy_pkey on policy: PRIMARY KEY (id)
constraint policy_published on policy: FOREIGN KEY (id, published) REFERENCES policy_version(policy_id, version) DEFERRABLE INITIALLY DEFERRED
constraint policy_state_check on policy: CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'withdrawn'::text])))
constraint policy_theme_id_fkey on policy: FOREIGN KEY (theme_id) REFERENCES theme(id) ON DELETE SET NULL
constraint policy_version_account_id_fkey on policy_version: FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE SET NULL
constraint policy_version_pkey on policy_version: PRIMARY KEY (policy_id, version)
constraint policy_version_policy_id_fkey on policy_version: FOREIGN KEY (policy_id) REFERENCES policy(id)
constraint policy_version_version_check on policy_version: CHECK ((version > 0))
constraint publication_one_check on publication: CHECK (one)
constraint publication_pkey on publication: PRIMARY KEY (one)
constraint push_subscription_account_id_fkey on push_subscription: FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
constraint push_subscription_endpoint_key on push_subscription: UNIQUE (endpoint)
constraint push_subscription_language_check on push_subscription: CHECK ((language = ANY (ARRAY['ar'::text, 'fr'::text, 'en'::text])))
constraint push_subscription_pkey on push_subscription: PRIMARY KEY (id)
constraint record_burst_pkey on record_burst: PRIMARY KEY (key)
constraint record_case_account_id_fkey on record_case: FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE SET NULL
constraint record_case_assignee_id_fkey on record_case: FOREIGN KEY (assignee_id) REFERENCES account(id) ON DELETE SET NULL
constraint record_case_channel_check on record_case: CHECK ((channel = ANY (ARRAY['web'::text, 'desk'::text, 'telephone'::text, 'sms'::text, 'e-mail'::text, 'api'::text])))
constraint record_case_check on record_case: CHECK ((merged_into <> no))
constraint record_case_check1 on record_case: CHECK (((closed_at IS NOT NULL) = (kind = 'closed'::text)))
constraint record_case_entered_by_fkey on record_case: FOREIGN KEY (entered_by) REFERENCES account(id) ON DELETE SET NULL
constraint record_case_kind_check on record_case: CHECK ((kind = ANY (ARRAY['open'::text, 'waiting'::text, 'closed'::text])))
constraint record_case_language_check on record_case: CHECK ((language = ANY (ARRAY['ar'::text, 'fr'::text, 'en'::text])))
constraint record_case_merged_into_fkey on record_case: FOREIGN KEY (merged_into) REFERENCES record_case(no) DEFERRABLE INITIALLY DEFERRED
constraint record_case_number_fkey on record_case: FOREIGN KEY (number) REFERENCES case_access(number)
constraint record_case_number_key on record_case: UNIQUE (number)
constraint record_case_pkey on record_case: PRIMARY KEY (no)
constraint record_case_rating_check on record_case: CHECK (((rating >= 1) AND (rating <= 5)))
constraint record_case_sending_hash_key on record_case: UNIQUE (sending_hash)
constraint record_case_structure_id_fkey on record_case: FOREIGN KEY (structure_id) REFERENCES institution(id)
constraint record_count_case_no_fkey on record_count: FOREIGN KEY (case_no) REFERENCES record_case(no)
constraint record_count_pkey on record_count: PRIMARY KEY (case_no, count_id, place_id)
constraint record_declared_check on record_declared: CHECK (((coming IS NULL) = (place IS NULL)))
constraint record_declared_check1 on record_declared: CHECK (((digest IS NOT NULL) OR (coming IS NOT NULL)))
constraint record_declared_pkey on record_declared: PRIMARY KEY (module)
constraint record_dirty_pkey on record_dirty: PRIMARY KEY (no)
constraint record_draft_channel_check on record_draft: CHECK ((channel = ANY (ARRAY['sms'::text, 'e-mail'::text])))
constraint record_draft_language_check on record_draft: CHECK ((language = ANY (ARRAY['ar'::text, 'fr'::text, 'en'::text])))
constraint record_draft_pkey on record_draft: PRIMARY KEY (id)
constraint record_event_audience_check on record_event: CHECK ((audience = ANY (ARRAY['public'::text, 'parties'::text, 'internal'::text])))
constraint record_event_by_role_check on record_event: CHECK ((by_role = ANY (ARRAY['applicant'::text, 'officer'::text, 'moderator'::text, 'anybody'::text, 'system'::text])))
constraint record_event_case_no_fkey on record_event: FOREIGN KEY (case_no) REFERENCES record_case(no)
constraint record_event_case_no_part_key on record_event: UNIQUE (case_no, part)
constraint record_event_part_check on record_event: CHECK ((part >= 0))
constraint record_event_pkey on record_event: PRIMARY KEY (no)
constraint record_event_structure_id_fkey on record_event: FOREIGN KEY (structure_id) REFERENCES institution(id)
constraint record_file_case_no_fkey on record_file: FOREIGN KEY (case_no) REFERENCES record_case(no)
constraint record_file_check on record_file: CHECK (((content IS NULL) = (state = ANY (ARRAY['refused'::text, 'erased'::text]))))
constraint record_file_event_no_fkey on record_file: FOREIGN KEY (event_no) REFERENCES record_event(no)
constraint record_file_pkey on record_file: PRIMARY KEY (id)
constraint record_file_size_check on record_file: CHECK ((size >= 0))
constraint record_file_state_check on record_file: CHECK ((state = ANY (ARRAY['waiting'::text, 'clean'::text, 'refused'::text, 'erased'::text])))
constraint record_incoming_pkey on record_incoming: PRIMARY KEY (key)
constraint record_layer_layer_no_fkey on record_layer: FOREIGN KEY (layer_no) REFERENCES layer(no) ON DELETE CASCADE
constraint record_layer_layer_no_key on record_layer: UNIQUE (layer_no)
constraint record_layer_pkey on record_layer: PRIMARY KEY (module)
constraint record_place_pkey on record_place: PRIMARY KEY (module, place_id, period)
constraint record_setting_pkey on record_setting: PRIMARY KEY (module, id)
constraint record_tally_pkey on record_tally: PRIMARY KEY (module, month, dimension, key)
constraint record_total_case_no_fkey on record_total: FOREIGN KEY (case_no) REFERENCES record_case(no)
constraint record_total_pkey on record_total: PRIMARY KEY (case_no, count_id)
constraint recovery_code_account_id_fkey on recovery_code: FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
constraint recovery_code_pkey on recovery_code: PRIMARY KEY (account_id, hash)
constraint report_language_check on report: CHECK ((language = ANY (ARRAY['ar'::text, 'fr'::text, 'en'::text])))
constraint report_pages_check on report: CHECK ((pages > 0))
constraint report_pkey on report: PRIMARY KEY (year, language)
constraint report_year_check on report: CHECK (((year >= 1900) AND (year <= 2200)))
constraint rollup_n_check on rollup: CHECK ((n > 0))
constraint rollup_period_check on rollup: CHECK (((period >= 1) AND (period <= 4)))
constraint rollup_pkey on rollup: PRIMARY KEY (series_no, period, start)
constraint rollup_series_no_fkey on rollup: FOREIGN KEY (series_no) REFERENCES series(no) ON DELETE CASCADE
constraint sdg_dataset_indicator_check on sdg_dataset: CHECK ((indicator ~ '^[0-9]{1,2}\.([0-9]{1,2}|[a-d])\.[0-9]{1,2}$'::text))
constraint sdg_dataset_pkey on sdg_dataset: PRIMARY KEY (indicator)
constraint sdg_reporting_pkey on sdg_reporting: PRIMARY KEY (indicator)
constraint sdg_reporting_status_check on sdg_reporting: CHECK ((status = ANY (ARRAY['in-progress'::text, 'exploring'::text, 'not-applicable'::text])))
constraint sdg_value_indicator_fkey on sdg_value: FOREIGN KEY (indicator) REFERENCES sdg_dataset(indicator) ON DELETE CASCADE
constraint sdg_value_pkey on sdg_value: PRIMARY KEY (indicator, "row")
constraint sdg_value_row_check on sdg_value: CHECK (("row" > 0))
constraint series_dirty_pkey on series_dirty: PRIMARY KEY (series_no, day)
constraint series_dirty_series_no_fkey on series_dirty: FOREIGN KEY (series_no) REFERENCES series(no) ON DELETE CASCADE
constraint series_layer_id_feature_id_parameter_id_procedure_key on series: UNIQUE (layer_id, feature_id, parameter_id, procedure)
constraint series_no_key on series: UNIQUE (no)
constraint series_parameter_id_fkey on series: FOREIGN KEY (parameter_id) REFERENCES parameter(id)
constraint series_pkey on series: PRIMARY KEY (id)
constraint series_source_id_fkey on series: FOREIGN KEY (source_id) REFERENCES source(id)
constraint series_stamp_check on series: CHECK ((stamp = ANY (ARRAY['begin'::text, 'end'::text])))
constraint series_status_check on series: CHECK ((status = ANY (ARRAY['real'::text, 'sample'::text])))
constraint session_account_id_fkey on session: FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
constraint session_check on session: CHECK ((((kind = 'account'::text) AND (account_id IS NOT NULL)) OR ((kind = 'email'::text) AND (email IS NOT NULL)) OR ((kind = 'case'::text) AND (case_number IS NOT NULL))))
constraint session_kind_check on session: CHECK ((kind = ANY (ARRAY['account'::text, 'email'::text, 'case'::text])))
constraint session_pkey on session: PRIMARY KEY (id)
constraint session_token_hash_key on session: UNIQUE (token_hash)
constraint signal_check on signal: CHECK ((until >= since))
constraint signal_check1 on signal: CHECK (((series_no IS NULL) <> (indicator_id IS NULL)))
constraint signal_indicator_id_fkey on signal: FOREIGN KEY (indicator_id) REFERENCES indicator(id) ON DELETE CASCADE
constraint signal_pkey on signal: PRIMARY KEY (no)
constraint signal_series_no_fkey on signal: FOREIGN KEY (series_no) REFERENCES series(no) ON DELETE CASCADE
constraint signal_severity_check on signal: CHECK (((severity >= 1) AND (severity <= 4)))
constraint source_licence_id_fkey on source: FOREIGN KEY (licence_id) REFERENCES licence(id)
constraint source_origin_check on source: CHECK ((origin = ANY (ARRAY['theme'::text, 'api'::text])))
constraint source_pkey on source: PRIMARY KEY (id)
constraint theme_pkey on theme: PRIMARY KEY (id)
constraint throttle_pkey on throttle: PRIMARY KEY (key)
constraint unsubscribed_pkey on unsubscribed: PRIMARY KEY (recipient_hash, topic)
constraint warning_authority_id_fkey on warning: FOREIGN KEY (authority_id) REFERENCES institution(id)
constraint warning_authority_institution_id_fkey on warning_authority: FOREIGN KEY (institution_id) REFERENCES institution(id) ON DELETE CASCADE
constraint warning_authority_pkey on warning_authority: PRIMARY KEY (institution_id)
constraint warning_check on warning: CHECK (((expires > onset) AND (expires <= (onset + '14 days'::interval))))
constraint warning_check1 on warning: CHECK (((state = ANY (ARRAY['draft'::text, 'dropped'::text])) OR (published_at IS NOT NULL)))
constraint warning_check2 on warning: CHECK (((ended_at IS NOT NULL) = (state = ANY (ARRAY['cancelled'::text, 'expired'::text, 'dropped'::text]))))
constraint warning_digest_message_no_fkey on warning_digest: FOREIGN KEY (message_no) REFERENCES warning_message(no) ON DELETE CASCADE
constraint warning_digest_pkey on warning_digest: PRIMARY KEY (subscription_id, message_no)
constraint warning_digest_subscription_id_fkey on warning_digest: FOREIGN KEY (subscription_id) REFERENCES warning_subscription(id) ON DELETE CASCADE
constraint warning_message_kind_check on warning_message: CHECK ((kind = ANY (ARRAY['Alert'::text, 'Update'::text, 'Cancel'::text])))
constraint warning_message_part_check on warning_message: CHECK ((part > 0))
constraint warning_message_pkey on warning_message: PRIMARY KEY (no)
constraint warning_message_warning_id_fkey on warning_message: FOREIGN KEY (warning_id) REFERENCES warning(id) ON DELETE CASCADE
constraint warning_message_warning_id_part_key on warning_message: UNIQUE (warning_id, part)
constraint warning_pkey on warning: PRIMARY KEY (id)
constraint warning_places_check on warning: CHECK ((cardinality(places) > 0))
constraint warning_rule_check on warning_rule: CHECK (((declared IS NULL) = (origin = 'api'::text)))
constraint warning_rule_id_check on warning_rule: CHECK (((id ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'::text) AND (length(id) <= 60)))
constraint warning_rule_origin_check on warning_rule: CHECK ((origin = ANY (ARRAY['theme'::text, 'edited'::text, 'api'::text])))
constraint warning_rule_pkey on warning_rule: PRIMARY KEY (id)
constraint warning_rule_state_pkey on warning_rule_state: PRIMARY KEY (rule_id, key)
constraint warning_rule_state_rule_id_fkey on warning_rule_state: FOREIGN KEY (rule_id) REFERENCES warning_rule(id) ON DELETE CASCADE
constraint warning_rule_theme_id_fkey on warning_rule: FOREIGN KEY (theme_id) REFERENCES theme(id) ON DELETE CASCADE
constraint warning_source_id_check on warning_source: CHECK (((id ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'::text) AND (length(id) <= 60)))
constraint warning_source_pkey on warning_source: PRIMARY KEY (id)
constraint warning_state_check on warning: CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'cancelled'::text, 'expired'::text, 'dropped'::text])))
constraint warning_subscription_account_id_fkey on warning_subscription: FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
constraint warning_subscription_channel_check on warning_subscription: CHECK ((channel = ANY (ARRAY['mail'::text, 'push'::text, 'webhook'::text])))
constraint warning_subscription_check on warning_subscription: CHECK (
CASE channel
    WHEN 'mail'::text THEN ((email IS NOT NULL) AND (recipient_hash IS NOT NULL) AND (push_id IS NULL) AND (webhook_id IS NULL))
    WHEN 'push'::text THEN ((push_id IS NOT NULL) AND (email IS NULL) AND (webhook_id IS NULL))
    ELSE ((webhook_id IS NOT NULL) AND (email IS NULL) AND (push_id IS NULL))
END)
constraint warning_subscription_language_check on warning_subscription: CHECK ((language = ANY (ARRAY['ar'::text, 'fr'::text, 'en'::text])))
constraint warning_subscription_owner on warning_subscription: CHECK (((channel <> 'webhook'::text) OR (account_id IS NOT NULL)))
constraint warning_subscription_pkey on warning_subscription: PRIMARY KEY (id)
constraint warning_subscription_push_id_fkey on warning_subscription: FOREIGN KEY (push_id) REFERENCES push_subscription(id) ON DELETE CASCADE
constraint warning_subscription_rhythm_check on warning_subscription: CHECK ((rhythm = ANY (ARRAY['at-once'::text, 'daily'::text])))
constraint warning_subscription_webhook_id_fkey on warning_subscription: FOREIGN KEY (webhook_id) REFERENCES webhook(id) ON DELETE CASCADE
constraint webhook_account_id_fkey on webhook: FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
constraint webhook_language_check on webhook: CHECK ((language = ANY (ARRAY['ar'::text, 'fr'::text, 'en'::text])))
constraint webhook_pkey on webhook: PRIMARY KEY (id)

index CREATE INDEX account_identity_account on biatouna.account_identity USING btree (account_id)
index CREATE INDEX analysis_asked on biatouna.analysis USING btree (asked_at)
index CREATE INDEX api_key_account on biatouna.api_key USING btree (account_id)
index CREATE INDEX audit_actor on biatouna.audit USING btree (actor_id, no)
index CREATE INDEX audit_at on biatouna.audit USING btree (at)
index CREATE INDEX audit_object on biatouna.audit USING btree (object_kind, object_id, no)
index CREATE INDEX budget_amount_line on biatouna.budget_amount USING btree (version_no, line_no)
index CREATE INDEX budget_upload_sent on biatouna.budget_upload USING btree (sent_at DESC)
index CREATE INDEX computed_value_base on biatouna.computed_value USING btree (base_vid)
index CREATE INDEX computed_value_feature on biatouna.computed_value USING btree (feature_id, valid_from)
index CREATE INDEX computed_value_from on biatouna.computed_value USING btree (valid_from)
index CREATE INDEX computed_value_vid on biatouna.computed_value USING btree (vid)
index CREATE INDEX dispatch_rule_module on biatouna.dispatch_rule USING btree (module)
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
index CREATE INDEX incoming_alert_current on biatouna.incoming_alert USING btree (expires) WHERE is_current
index CREATE INDEX indicator_dirty_indicator on biatouna.indicator_dirty USING btree (indicator_id)
index CREATE INDEX information_twin_proposal on biatouna.information_twin USING btree (proposal_no)
index CREATE INDEX job_actor on biatouna.job USING btree (actor_id, id DESC) WHERE (actor_id IS NOT NULL)
index CREATE INDEX job_due on biatouna.job USING btree (kind, priority DESC, run_at, id) WHERE (state = 'waiting'::text)
index CREATE INDEX job_kind on biatouna.job USING btree (kind, id DESC)
index CREATE INDEX job_leased on biatouna.job USING btree (lease_until) WHERE (state = 'running'::text)
index CREATE INDEX job_list on biatouna.job USING btree (state, id DESC)
index CREATE INDEX load_layer on biatouna.load USING btree (layer_id, no DESC)
index CREATE INDEX message_account on biatouna.message USING btree (account_id)
index CREATE INDEX message_job on biatouna.message USING btree (job_id) WHERE (state = ANY (ARRAY['waiting'::text, 'dead'::text]))
index CREATE INDEX message_list on biatouna.message USING btree (created_at DESC, id DESC)
index CREATE INDEX message_recipient on biatouna.message USING btree (recipient, created_at DESC) WHERE (channel <> 'mail'::text)
index CREATE INDEX message_state on biatouna.message USING btree (state, created_at DESC)
index CREATE INDEX observation_review_series on biatouna.observation_review USING btree (series_no, time_from)
index CREATE INDEX one_time_token_account on biatouna.one_time_token USING btree (account_id)
index CREATE INDEX one_time_token_expiry on biatouna.one_time_token USING btree (expires_at)
index CREATE INDEX outlook_past_indicator on biatouna.outlook USING btree (indicator_id, feature_id, origin) WHERE (indicator_id IS NOT NULL)
index CREATE INDEX outlook_past_series on biatouna.outlook USING btree (series_no, period, origin) WHERE (series_no IS NOT NULL)
index CREATE INDEX petition_signature_asked on biatouna.petition_signature USING btree (created_at) WHERE (state = 'asked'::text)
index CREATE INDEX petition_signature_email on biatouna.petition_signature USING btree (lower(email)) WHERE (email IS NOT NULL)
index CREATE INDEX petition_signature_hears on biatouna.petition_signature USING btree (case_no, id) WHERE (email IS NOT NULL)
index CREATE INDEX petition_signature_held on biatouna.petition_signature USING btree (case_no) WHERE (state = 'held'::text)
index CREATE INDEX petition_signature_network on biatouna.petition_signature USING btree (case_no, network_hash, confirmed_at)
index CREATE INDEX petition_signature_shape on biatouna.petition_signature USING btree (case_no, shape_hash, confirmed_at)
index CREATE INDEX place_code_code on biatouna.place_code USING btree (scheme, code)
index CREATE INDEX place_code_of on biatouna.place USING btree (level, scheme, code)
index CREATE INDEX place_geom on biatouna.place USING gist (geom)
index CREATE INDEX place_layer on biatouna.place USING btree (layer_no)
index CREATE INDEX place_name_folded on biatouna.place_name USING gin (folded gin_trgm_ops)
index CREATE INDEX place_parent_parent on biatouna.place_parent USING btree (parent_id)
index CREATE INDEX policy_comment_account on biatouna.policy_comment USING btree (account_id)
index CREATE INDEX policy_comment_email on biatouna.policy_comment USING btree (lower(email))
index CREATE INDEX policy_comment_policy on biatouna.policy_comment USING btree (policy_id, state, created_at)
index CREATE INDEX policy_theme on biatouna.policy USING btree (theme_id)
index CREATE INDEX policy_version_account on biatouna.policy_version USING btree (account_id)
index CREATE INDEX push_subscription_account on biatouna.push_subscription USING btree (account_id)
index CREATE INDEX record_burst_since on biatouna.record_burst USING btree (since)
index CREATE INDEX record_case_account on biatouna.record_case USING btree (account_id, no DESC)
index CREATE INDEX record_case_all_words on biatouna.record_case USING gin (to_tsvector('simple'::regconfig, all_words))
index CREATE INDEX record_case_area_places on biatouna.record_case USING gin (area_places) WHERE (area_places IS NOT NULL)
index CREATE INDEX record_case_assignee on biatouna.record_case USING btree (assignee_id, kind, COALESCE(due_at, 'infinity'::timestamp with time zone), no) WHERE (assignee_id IS NOT NULL)
index CREATE INDEX record_case_counts on biatouna.record_case USING btree (no) WHERE (next_counts <> '{}'::jsonb)
index CREATE INDEX record_case_entered_by on biatouna.record_case USING btree (entered_by) WHERE (entered_by IS NOT NULL)
index CREATE INDEX record_case_kept on biatouna.record_case USING btree (module, closed_at) WHERE (closed_at IS NOT NULL)
index CREATE INDEX record_case_kind on biatouna.record_case USING btree (kind, COALESCE(due_at, 'infinity'::timestamp with time zone), no)
index CREATE INDEX record_case_module on biatouna.record_case USING btree (module, received_at DESC, no DESC)
index CREATE INDEX record_case_next on biatouna.record_case USING btree (next_at) WHERE (next_at IS NOT NULL)
index CREATE INDEX record_case_overdue on biatouna.record_case USING btree (module, due_at) INCLUDE (structure_id, received_at) WHERE (kind <> 'closed'::text)
index CREATE INDEX record_case_place on biatouna.record_case USING btree (module, place_id, received_at)
index CREATE INDEX record_case_public on biatouna.record_case USING btree (module, received_at DESC, no DESC) WHERE is_public
index CREATE INDEX record_case_public_words on biatouna.record_case USING gin (to_tsvector('simple'::regconfig, public_words)) WHERE is_public
index CREATE INDEX record_case_queue on biatouna.record_case USING btree (structure_id, kind, COALESCE(due_at, 'infinity'::timestamp with time zone), no)
index CREATE INDEX record_case_received on biatouna.record_case USING btree (received_at DESC, no DESC)
index CREATE INDEX record_case_reviewed on biatouna.record_case USING btree (due_at, no) WHERE is_reviewed
index CREATE INDEX record_case_structure on biatouna.record_case USING btree (structure_id, received_at DESC, no DESC)
index CREATE INDEX record_dirty_module on biatouna.record_dirty USING btree (module, received_at)
index CREATE INDEX record_draft_changed on biatouna.record_draft USING btree (changed_at)
index CREATE INDEX record_draft_sender on biatouna.record_draft USING btree (channel, lower(sender), changed_at)
index CREATE INDEX record_file_case on biatouna.record_file USING btree (case_no)
index CREATE INDEX record_file_loose on biatouna.record_file USING btree (created_at) WHERE (case_no IS NULL)
index CREATE INDEX record_incoming_at on biatouna.record_incoming USING btree (at)
index CREATE INDEX record_total_most on biatouna.record_total USING btree (count_id, n DESC, case_no DESC)
index CREATE INDEX series_parameter on biatouna.series USING btree (parameter_id, layer_id)
index CREATE INDEX session_account on biatouna.session USING btree (account_id) WHERE (revoked_at IS NULL)
index CREATE INDEX session_expiry on biatouna.session USING btree (expires_at)
index CREATE INDEX signal_changed on biatouna.signal USING btree (changed_at)
index CREATE INDEX signal_since on biatouna.signal USING btree (since)
index CREATE INDEX throttle_until on biatouna.throttle USING btree (until)
index CREATE INDEX warning_geom on biatouna.warning USING gist (geom)
index CREATE INDEX warning_message_sent on biatouna.warning_message USING btree (sent DESC)
index CREATE INDEX warning_published on biatouna.warning USING btree (published_at DESC, id)
index CREATE INDEX warning_rule_place on biatouna.warning USING btree (rule_id, place_id, ended_at)
index CREATE INDEX warning_state on biatouna.warning USING btree (state, expires)
index CREATE INDEX warning_subscription_account on biatouna.warning_subscription USING btree (account_id)
index CREATE INDEX warning_subscription_hash on biatouna.warning_subscription USING btree (recipient_hash)
index CREATE INDEX warning_subscription_push on biatouna.warning_subscription USING btree (push_id)
index CREATE INDEX warning_subscription_webhook on biatouna.warning_subscription USING btree (webhook_id)
index CREATE INDEX webhook_account on biatouna.webhook USING btree (account_id)
index CREATE UNIQUE INDEX access_state_pkey on biatouna.access_state USING btree (one)
index CREATE UNIQUE INDEX account_email_folded_key on biatouna.account USING btree (email_folded)
index CREATE UNIQUE INDEX account_identity_pkey on biatouna.account_identity USING btree (issuer, subject)
index CREATE UNIQUE INDEX account_pkey on biatouna.account USING btree (id)
index CREATE UNIQUE INDEX account_role_pkey on biatouna.account_role USING btree (account_id, role, scope)
index CREATE UNIQUE INDEX analysis_pkey on biatouna.analysis USING btree (id)
index CREATE UNIQUE INDEX api_key_pkey on biatouna.api_key USING btree (id)
index CREATE UNIQUE INDEX audit_head_pkey on biatouna.audit_head USING btree (one)
index CREATE UNIQUE INDEX audit_pkey on biatouna.audit USING btree (no)
index CREATE UNIQUE INDEX budget_amount_pkey on biatouna.budget_amount USING btree (version_no, year, kind, line_no)
index CREATE UNIQUE INDEX budget_code_pkey on biatouna.budget_code USING btree (version_no, scheme, code)
index CREATE UNIQUE INDEX budget_compliance_pkey on biatouna.budget_compliance USING btree (version_no, year, tax)
index CREATE UNIQUE INDEX budget_dataset_pkey on biatouna.budget_dataset USING btree (id)
index CREATE UNIQUE INDEX budget_line_pkey on biatouna.budget_line USING btree (version_no, no)
index CREATE UNIQUE INDEX budget_line_version_no_id_key on biatouna.budget_line USING btree (version_no, id)
index CREATE UNIQUE INDEX budget_tax_measure_pkey on biatouna.budget_tax_measure USING btree (version_no, id)
index CREATE UNIQUE INDEX budget_upload_pkey on biatouna.budget_upload USING btree (id)
index CREATE UNIQUE INDEX budget_version_dataset_id_version_key on biatouna.budget_version USING btree (dataset_id, version)
index CREATE UNIQUE INDEX budget_version_pkey on biatouna.budget_version USING btree (no)
index CREATE UNIQUE INDEX calendar_entry_pkey on biatouna.calendar_entry USING btree (no)
index CREATE UNIQUE INDEX case_access_pkey on biatouna.case_access USING btree (number)
index CREATE UNIQUE INDEX dispatch_rule_pkey on biatouna.dispatch_rule USING btree (no)
index CREATE UNIQUE INDEX function_ledger_pkey on biatouna.function_ledger USING btree (name)
index CREATE UNIQUE INDEX incoming_alert_pkey on biatouna.incoming_alert USING btree (no)
index CREATE UNIQUE INDEX incoming_alert_source_id_sender_identifier_sent_key on biatouna.incoming_alert USING btree (source_id, sender, identifier, sent)
index CREATE UNIQUE INDEX indicator_dirty_pkey on biatouna.indicator_dirty USING btree (no)
index CREATE UNIQUE INDEX indicator_pkey on biatouna.indicator USING btree (id)
index CREATE UNIQUE INDEX information_looked_pkey on biatouna.information_looked USING btree (one)
index CREATE UNIQUE INDEX information_proposal_pkey on biatouna.information_proposal USING btree (no)
index CREATE UNIQUE INDEX information_scheme_pkey on biatouna.information_scheme USING btree (no)
index CREATE UNIQUE INDEX information_twin_pkey on biatouna.information_twin USING btree (case_no)
index CREATE UNIQUE INDEX institution_pkey on biatouna.institution USING btree (id)
index CREATE UNIQUE INDEX job_pkey on biatouna.job USING btree (id)
index CREATE UNIQUE INDEX job_slot_pkey on biatouna.job_slot USING btree (kind)
index CREATE UNIQUE INDEX job_unique on biatouna.job USING btree (unique_key) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]))
index CREATE UNIQUE INDEX layer_draft_part_pkey on biatouna.layer_draft_part USING btree (layer_id, first_row)
index CREATE UNIQUE INDEX layer_draft_pkey on biatouna.layer_draft USING btree (layer_id)
index CREATE UNIQUE INDEX layer_no_key on biatouna.layer USING btree (no)
index CREATE UNIQUE INDEX layer_pkey on biatouna.layer USING btree (id)
index CREATE UNIQUE INDEX layer_revision_pkey on biatouna.layer_revision USING btree (layer_no, revision)
index CREATE UNIQUE INDEX licence_pkey on biatouna.licence USING btree (id)
index CREATE UNIQUE INDEX load_pkey on biatouna.load USING btree (no)
index CREATE UNIQUE INDEX load_problem_pkey on biatouna.load_problem USING btree (load_no, "position")
index CREATE UNIQUE INDEX load_running on biatouna.load USING btree (layer_id) WHERE (state = 'running'::text)
index CREATE UNIQUE INDEX measure_pkey on biatouna.measure USING btree (layer_id, parameter_id, procedure)
index CREATE UNIQUE INDEX message_dedupe_key_key on biatouna.message USING btree (dedupe_key)
index CREATE UNIQUE INDEX message_pkey on biatouna.message USING btree (id)
index CREATE UNIQUE INDEX migration_pkey on biatouna.migration USING btree (id)
index CREATE UNIQUE INDEX observation_past_pkey on biatouna.observation_past USING btree (series_no, "time", version)
index CREATE UNIQUE INDEX observation_pkey on biatouna.observation USING btree (series_no, "time")
index CREATE UNIQUE INDEX observation_review_pkey on biatouna.observation_review USING btree (id)
index CREATE UNIQUE INDEX one_time_token_pkey on biatouna.one_time_token USING btree (hash)
index CREATE UNIQUE INDEX outlook_dirty_pkey on biatouna.outlook_dirty USING btree (no)
index CREATE UNIQUE INDEX outlook_indicator on biatouna.outlook USING btree (indicator_id, feature_id, period) WHERE (is_current AND (indicator_id IS NOT NULL))
index CREATE UNIQUE INDEX outlook_pkey on biatouna.outlook USING btree (no)
index CREATE UNIQUE INDEX outlook_series on biatouna.outlook USING btree (series_no, period) WHERE (is_current AND (series_no IS NOT NULL))
index CREATE UNIQUE INDEX parameter_pkey on biatouna.parameter USING btree (id)
index CREATE UNIQUE INDEX petition_sheet_number on biatouna.petition_sheet USING btree (case_no, sheet) WHERE (corrects IS NULL)
index CREATE UNIQUE INDEX petition_sheet_pkey on biatouna.petition_sheet USING btree (no)
index CREATE UNIQUE INDEX petition_signature_case_no_person_hash_key on biatouna.petition_signature USING btree (case_no, person_hash)
index CREATE UNIQUE INDEX petition_signature_pkey on biatouna.petition_signature USING btree (id)
index CREATE UNIQUE INDEX place_code_pkey on biatouna.place_code USING btree (place_no, scheme)
index CREATE UNIQUE INDEX place_id_valid_from_key on biatouna.place USING btree (id, valid_from) NULLS NOT DISTINCT
index CREATE UNIQUE INDEX place_name_pkey on biatouna.place_name USING btree (place_no, language)
index CREATE UNIQUE INDEX place_parent_pkey on biatouna.place_parent USING btree (place_no, hierarchy)
index CREATE UNIQUE INDEX place_pkey on biatouna.place USING btree (no)
index CREATE UNIQUE INDEX policy_comment_pkey on biatouna.policy_comment USING btree (id)
index CREATE UNIQUE INDEX policy_pkey on biatouna.policy USING btree (id)
index CREATE UNIQUE INDEX policy_version_pkey on biatouna.policy_version USING btree (policy_id, version)
index CREATE UNIQUE INDEX publication_pkey on biatouna.publication USING btree (one)
index CREATE UNIQUE INDEX push_subscription_endpoint_key on biatouna.push_subscription USING btree (endpoint)
index CREATE UNIQUE INDEX push_subscription_pkey on biatouna.push_subscription USING btree (id)
index CREATE UNIQUE INDEX record_burst_pkey on biatouna.record_burst USING btree (key)
index CREATE UNIQUE INDEX record_case_number_key on biatouna.record_case USING btree (number)
index CREATE UNIQUE INDEX record_case_pkey on biatouna.record_case USING btree (no)
index CREATE UNIQUE INDEX record_case_sending_hash_key on biatouna.record_case USING btree (sending_hash)
index CREATE UNIQUE INDEX record_count_pkey on biatouna.record_count USING btree (case_no, count_id, place_id)
index CREATE UNIQUE INDEX record_declared_pkey on biatouna.record_declared USING btree (module)
index CREATE UNIQUE INDEX record_dirty_pkey on biatouna.record_dirty USING btree (no)
index CREATE UNIQUE INDEX record_draft_pkey on biatouna.record_draft USING btree (id)
index CREATE UNIQUE INDEX record_event_case_no_part_key on biatouna.record_event USING btree (case_no, part)
index CREATE UNIQUE INDEX record_event_pkey on biatouna.record_event USING btree (no)
index CREATE UNIQUE INDEX record_file_pkey on biatouna.record_file USING btree (id)
index CREATE UNIQUE INDEX record_incoming_pkey on biatouna.record_incoming USING btree (key)
index CREATE UNIQUE INDEX record_layer_layer_no_key on biatouna.record_layer USING btree (layer_no)
index CREATE UNIQUE INDEX record_layer_pkey on biatouna.record_layer USING btree (module)
index CREATE UNIQUE INDEX record_place_pkey on biatouna.record_place USING btree (module, place_id, period)
index CREATE UNIQUE INDEX record_setting_pkey on biatouna.record_setting USING btree (module, id)
index CREATE UNIQUE INDEX record_tally_pkey on biatouna.record_tally USING btree (module, month, dimension, key)
index CREATE UNIQUE INDEX record_total_pkey on biatouna.record_total USING btree (case_no, count_id)
index CREATE UNIQUE INDEX recovery_code_pkey on biatouna.recovery_code USING btree (account_id, hash)
index CREATE UNIQUE INDEX report_pkey on biatouna.report USING btree (year, language)
index CREATE UNIQUE INDEX rollup_pkey on biatouna.rollup USING btree (series_no, period, start)
index CREATE UNIQUE INDEX sdg_dataset_pkey on biatouna.sdg_dataset USING btree (indicator)
index CREATE UNIQUE INDEX sdg_reporting_pkey on biatouna.sdg_reporting USING btree (indicator)
index CREATE UNIQUE INDEX sdg_value_pkey on biatouna.sdg_value USING btree (indicator, "row")
index CREATE UNIQUE INDEX series_dirty_pkey on biatouna.series_dirty USING btree (series_no, day)
index CREATE UNIQUE INDEX series_layer_id_feature_id_parameter_id_procedure_key on biatouna.series USING btree (layer_id, feature_id, parameter_id, procedure)
index CREATE UNIQUE INDEX series_no_key on biatouna.series USING btree (no)
index CREATE UNIQUE INDEX series_pkey on biatouna.series USING btree (id)
index CREATE UNIQUE INDEX session_pkey on biatouna.session USING btree (id)
index CREATE UNIQUE INDEX session_token_hash_key on biatouna.session USING btree (token_hash)
index CREATE UNIQUE INDEX signal_indicator on biatouna.signal USING btree (indicator_id, feature_id, kind, since) WHERE (indicator_id IS NOT NULL)
index CREATE UNIQUE INDEX signal_pkey on biatouna.signal USING btree (no)
index CREATE UNIQUE INDEX signal_series on biatouna.signal USING btree (series_no, kind, since) WHERE (series_no IS NOT NULL)
index CREATE UNIQUE INDEX source_pkey on biatouna.source USING btree (id)
index CREATE UNIQUE INDEX theme_pkey on biatouna.theme USING btree (id)
index CREATE UNIQUE INDEX throttle_pkey on biatouna.throttle USING btree (key)
index CREATE UNIQUE INDEX unsubscribed_pkey on biatouna.unsubscribed USING btree (recipient_hash, topic)
index CREATE UNIQUE INDEX warning_authority_pkey on biatouna.warning_authority USING btree (institution_id)
index CREATE UNIQUE INDEX warning_digest_pkey on biatouna.warning_digest USING btree (subscription_id, message_no)
index CREATE UNIQUE INDEX warning_message_pkey on biatouna.warning_message USING btree (no)
index CREATE UNIQUE INDEX warning_message_warning_id_part_key on biatouna.warning_message USING btree (warning_id, part)
index CREATE UNIQUE INDEX warning_open on biatouna.warning USING btree (rule_id, place_id) WHERE (state = ANY (ARRAY['draft'::text, 'published'::text]))
index CREATE UNIQUE INDEX warning_pkey on biatouna.warning USING btree (id)
index CREATE UNIQUE INDEX warning_rule_pkey on biatouna.warning_rule USING btree (id)
index CREATE UNIQUE INDEX warning_rule_state_pkey on biatouna.warning_rule_state USING btree (rule_id, key)
index CREATE UNIQUE INDEX warning_source_pkey on biatouna.warning_source USING btree (id)
index CREATE UNIQUE INDEX warning_subscription_pkey on biatouna.warning_subscription USING btree (id)
index CREATE UNIQUE INDEX webhook_pkey on biatouna.webhook USING btree (id)

function access_changed(): 98b26d8f79c814d39aa057317a0bd156
function audit_append(text,text,text,text,text,jsonb,jsonb,text): 850bfd89083a3e38d5e671d5aa5232d8
function audit_is_append_only(): 9c1c1217b2df638e8f4e9ef9bab874ae
function audit_text(audit): 28839fd7cf542ce5eb0e9890ed7bcc88
function fold(text): 16747fb2c1aa76316fc7215b3d31a130
function layer_access_changed(): e7f667a7c248eba4b0477f11007f1135
function message_follows_job(): 3153487274e706efb40ea1a8aa3fbedf
function policy_version_stays(): 99de3df65a86834fe986165f318cf725
function record_ask_for_publish(): 8a7ca44efd7c7c5c6002fdc823ff3030
function record_changed(): 066bdf540d46ca3d2e5521c5e14a33d7
function record_event_is_kept(): ea2a16ea986edb4cfe2f6cd04872f959
function record_is_kept(): f934b8339a308a0b3d273993e24661af
function record_take_off(text,text): 89492da4971bc531276c8e33e52582e0

trigger CREATE TRIGGER access_changed AFTER DELETE OR UPDATE OF revoked_at, expires_at, scopes, per_minute ON biatouna.api_key FOR EACH STATEMENT EXECUTE FUNCTION access_changed()
trigger CREATE TRIGGER access_changed AFTER DELETE OR UPDATE OF state, email, email_verified_at, language, totp_confirmed_at ON biatouna.account FOR EACH STATEMENT EXECUTE FUNCTION access_changed()
trigger CREATE TRIGGER access_changed AFTER DELETE OR UPDATE OF token_hash, revoked_at, second_factor ON biatouna.session FOR EACH STATEMENT EXECUTE FUNCTION access_changed()
trigger CREATE TRIGGER access_changed AFTER INSERT OR DELETE OR UPDATE ON biatouna.account_role FOR EACH STATEMENT EXECUTE FUNCTION access_changed()
trigger CREATE TRIGGER audit_is_append_only BEFORE DELETE OR UPDATE ON biatouna.audit FOR EACH ROW EXECUTE FUNCTION audit_is_append_only()
trigger CREATE TRIGGER audit_is_not_emptied BEFORE TRUNCATE ON biatouna.audit FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()
trigger CREATE TRIGGER layer_access_changed AFTER UPDATE OF visibility, owner_id ON biatouna.layer FOR EACH STATEMENT EXECUTE FUNCTION layer_access_changed()
trigger CREATE TRIGGER message_follows_job AFTER UPDATE OF state ON biatouna.job FOR EACH ROW WHEN (((new.kind = 'deliver'::text) AND ((new.state = ANY (ARRAY['dead'::text, 'cancelled'::text])) OR (old.state = 'dead'::text)))) EXECUTE FUNCTION message_follows_job()
trigger CREATE TRIGGER petition_sheet_kept BEFORE DELETE ON biatouna.petition_sheet FOR EACH STATEMENT EXECUTE FUNCTION record_is_kept()
trigger CREATE TRIGGER policy_version_stays BEFORE DELETE OR UPDATE ON biatouna.policy_version FOR EACH ROW EXECUTE FUNCTION policy_version_stays()
trigger CREATE TRIGGER record_changed BEFORE INSERT OR UPDATE ON biatouna.record_case FOR EACH ROW EXECUTE FUNCTION record_changed()
trigger CREATE TRIGGER record_event_is_kept BEFORE UPDATE ON biatouna.record_event FOR EACH ROW EXECUTE FUNCTION record_event_is_kept()
trigger CREATE TRIGGER record_file_is_kept BEFORE DELETE ON biatouna.record_file FOR EACH ROW WHEN ((old.case_no IS NOT NULL)) EXECUTE FUNCTION record_is_kept()
trigger CREATE TRIGGER record_is_kept BEFORE DELETE ON biatouna.record_case FOR EACH STATEMENT EXECUTE FUNCTION record_is_kept()
trigger CREATE TRIGGER record_is_kept BEFORE DELETE ON biatouna.record_event FOR EACH STATEMENT EXECUTE FUNCTION record_is_kept()
