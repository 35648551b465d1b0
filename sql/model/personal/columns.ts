import type { UseId } from './uses.ts';

/** The columns of a table by what they serve; `none` is nothing personal. */
export type Declared = Partial<Record<UseId | 'none', readonly string[]>>;

/**
 * Every column of every table that is not a layer's data: what it is kept for, if it is of a person. A column that stands
 * nowhere fails the tests, so that nothing is kept of people without a purpose and an end.
 */
export const COLUMNS: Record<string, Declared> = {
  account: {
    account: [
      'id',
      'email',
      'email_folded',
      'email_verified_at',
      'name',
      'language',
      'state',
      'created_at',
      'signed_in_at',
    ],
    credentials: ['password_hash', 'totp_sealed', 'totp_confirmed_at', 'totp_step'],
  },
  recovery_code: { credentials: ['account_id', 'hash', 'used_at'] },
  account_role: { account: ['account_id', 'role', 'scope', 'granted_at', 'granted_by'] },
  account_identity: { account: ['issuer', 'subject', 'account_id', 'created_at'] },
  session: {
    sessions: [
      'id',
      'kind',
      'account_id',
      'email',
      'case_number',
      'user_agent',
      'network',
      'second_factor',
      'confirmed_at',
      'created_at',
      'seen_at',
      'expires_at',
      'revoked_at',
    ],
    credentials: ['token_hash'],
  },
  one_time_token: {
    links: ['kind', 'account_id', 'email', 'content', 'created_at', 'expires_at', 'used_at'],
    credentials: ['hash'],
  },
  case_access: { cases: ['number', 'module', 'created_at'], credentials: ['code_hash'] },
  api_key: {
    keys: [
      'id',
      'account_id',
      'name',
      'scopes',
      'per_minute',
      'created_at',
      'expires_at',
      'last_used_at',
      'revoked_at',
    ],
    credentials: ['secret_hash'],
  },
  throttle: { attempts: ['key', 'failures', 'since', 'until'] },
  access_state: { none: ['one', 'version'] },
  audit: {
    deeds: [
      'no',
      'at',
      'actor_kind',
      'actor_id',
      'action',
      'object_kind',
      'object_id',
      'before',
      'after',
      'reason',
    ],
    none: ['previous', 'hash'],
  },
  audit_head: { none: ['one', 'no', 'hash'] },
  job: {
    jobs: [
      'id',
      'kind',
      'payload',
      'state',
      'result',
      'error',
      'error_detail',
      'note',
      'actor_kind',
      'actor_id',
      'created_at',
      'finished_at',
    ],
    none: [
      'priority',
      'run_at',
      'attempts',
      'fails',
      'unique_key',
      'lease_until',
      'worker',
      'progress',
      'cancel_at',
      'started_at',
    ],
  },
  job_slot: { none: ['kind', 'slot'] },
  message: {
    messages: [
      'id',
      'channel',
      'account_id',
      'recipient',
      'language',
      'template',
      'topic',
      'state',
      'error',
      'created_at',
      'sent_at',
    ],
    // It may hold links that open an account.
    credentials: ['content'],
    none: ['dedupe_key', 'attempts', 'job_id'],
  },
  unsubscribed: { unsubscribed: ['recipient_hash', 'topic', 'at'] },
  push_subscription: {
    receivers: ['id', 'account_id', 'endpoint', 'language', 'created_at', 'gone_at'],
    credentials: ['p256dh', 'auth'],
  },
  webhook: {
    receivers: ['id', 'account_id', 'url', 'topics', 'language', 'created_at', 'disabled_at'],
    credentials: ['secret_sealed'],
  },
};

/** Tables of layers, of what they are made of, and of the schema itself: nothing of people who use the product. */
export const NOT_OF_USERS: readonly string[] = [
  'analysis',
  'computed_value',
  'feature',
  'feature_cell',
  'feature_level',
  'function_ledger',
  'indicator',
  'indicator_dirty',
  'institution',
  'layer',
  'layer_draft',
  'layer_draft_part',
  'layer_revision',
  'licence',
  'load',
  'load_problem',
  'measure',
  'migration',
  'observation',
  'observation_past',
  'observation_review',
  'outlook',
  'outlook_dirty',
  'parameter',
  'place',
  'place_code',
  'place_name',
  'place_parent',
  'publication',
  'rollup',
  'series',
  'series_dirty',
  'signal',
  'source',
  'theme',
];

/** `table.column` of all that serves a use. */
export const fieldsOf = (use: UseId): string[] =>
  Object.entries(COLUMNS).flatMap(([table, declared]) =>
    (declared[use] ?? []).map((column) => `${table}.${column}`),
  );
