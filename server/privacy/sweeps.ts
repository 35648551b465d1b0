import { KEPT_DAYS } from '../../sql/model/personal/retention.ts';
import type { Sweep } from '../jobs/sweep.ts';

const before = (days: number): string => `now() - interval '${days} days'`;

const rows = (table: string, key: string, condition: string): string =>
  `delete from ${table} where ${key} in (select ${key} from ${table} where ${condition} limit $1)`;

/** An account is not deleted without a word in the trail. A new invitation is a new time to come. */
const INVITED = `with gone as (
    delete from account where id in (
      select id from account where email_verified_at is null and created_at < ${before(KEPT_DAYS.invitedAccounts)}
        and not exists (select from one_time_token where account_id = account.id and used_at is null and expires_at > now())
      limit $1)
    returning id)
  select audit_append('system', null, 'account.erase', 'account', id::text, null, '{"why": "never came"}', null) from gone`;

/** What is kept of people, and until when (`sql/model/personal/`). */
export const PERSONAL_SWEEPS: readonly Sweep[] = [
  { what: 'accounts of those who did not come', statement: INVITED },
  {
    what: 'sessions that ended',
    statement: rows(
      'session',
      'id',
      `kind = 'account' and least(revoked_at, expires_at) < now() and created_at < ${before(KEPT_DAYS.sessions)}`,
    ),
  },
  {
    what: 'sessions without an account that ended',
    statement: rows(
      'session',
      'id',
      `kind <> 'account' and least(revoked_at, expires_at) < ${before(KEPT_DAYS.errands)}`,
    ),
  },
  {
    what: 'files that were put with no case',
    statement: rows(
      'record_file',
      'id',
      `case_no is null and created_at < ${before(KEPT_DAYS.looseFiles)}
        and not exists (select from record_draft d where record_file.id = any(d.files))`,
    ),
  },
  {
    what: 'drafts that nobody went on with',
    statement: rows('record_draft', 'id', `changed_at < ${before(KEPT_DAYS.caseDrafts)}`),
  },
  {
    what: 'what gateways handed over',
    statement: rows('record_incoming', 'key', `at < ${before(KEPT_DAYS.incoming)}`),
  },
  {
    what: 'counts of what senders sent',
    statement: rows('record_burst', 'key', `since < ${before(KEPT_DAYS.bursts)}`),
  },
  {
    what: 'links that were used or ended',
    statement: rows('one_time_token', 'hash', `least(used_at, expires_at) < ${before(KEPT_DAYS.links)}`),
  },
  {
    what: 'API keys that ended',
    statement: rows('api_key', 'id', `least(revoked_at, expires_at) < ${before(KEPT_DAYS.keys)}`),
  },
  {
    what: 'counts of failed tries',
    statement: rows('throttle', 'key', `until < ${before(KEPT_DAYS.attempts)}`),
  },
  {
    what: 'comments that were rejected',
    statement: rows(
      'policy_comment',
      'id',
      `state = 'rejected' and decided_at < ${before(KEPT_DAYS.comments)}`,
    ),
  },
  {
    what: 'addresses of who commented without an account',
    statement: `update policy_comment set email = null where id in (select id from policy_comment
      where email is not null and created_at < ${before(KEPT_DAYS.comments)} limit $1)`,
  },
  {
    what: 'signatures that nobody confirmed',
    statement: rows(
      'petition_signature',
      'id',
      `state = 'asked' and created_at < ${before(KEPT_DAYS.signaturesAsked)}`,
    ),
  },
  {
    what: 'addresses of who signed what is closed',
    statement: `update petition_signature set email = null, hears = 'nothing' where id in (select s.id from petition_signature s
      join record_case c on c.no = s.case_no where s.email is not null and c.closed_at < ${before(KEPT_DAYS.signers)} limit $1)`,
  },
  {
    what: 'messages',
    statement: rows('message', 'id', `state <> 'waiting' and created_at < ${before(KEPT_DAYS.messages)}`),
  },
  {
    what: 'browsers that are gone',
    statement: rows('push_subscription', 'id', `gone_at < ${before(KEPT_DAYS.receivers)}`),
  },
  {
    what: 'wishes to follow warnings that nobody confirmed',
    statement: rows(
      'warning_subscription',
      'id',
      `confirmed_at is null and created_at < ${before(KEPT_DAYS.following)}`,
    ),
  },
  {
    what: 'browsers without an account that follow nothing',
    statement: rows(
      'push_subscription',
      'id',
      `account_id is null and created_at < ${before(KEPT_DAYS.following)}
        and not exists (select from warning_subscription where push_id = push_subscription.id)`,
    ),
  },
  {
    what: 'warnings that are followed no more',
    statement: rows(
      'warning_subscription',
      'id',
      `recipient_hash in (select u.recipient_hash from unsubscribed u where u.topic = 'warnings' and u.at < ${before(KEPT_DAYS.following)})`,
    ),
  },
];
