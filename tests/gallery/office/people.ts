import type pg from 'pg';
import type { Db } from '../../../sql/db.ts';
import { type HeldRole, makeAccount } from '../../harness/sign-in.ts';

type Person = {
  name: string;
  email: string;
  language: 'ar' | 'fr' | 'en';
  roles: readonly HeldRole[];
  state?: 'active' | 'disabled' | 'invited';
};

/** Who works there, of our own making: nobody is called so by intention. */
const STAFF: readonly Person[] = [
  { name: 'Leïla Ben Amor', email: 'leila.benamor@env.example.tn', language: 'fr', roles: ['administrator'] },
  {
    name: 'سامي الطرابلسي',
    email: 'sami.trabelsi@anpe.example.tn',
    language: 'ar',
    roles: [['data-officer', 'anpe']],
  },
  {
    name: 'Nadia Gharbi',
    email: 'nadia.gharbi@agri.example.tn',
    language: 'fr',
    roles: [
      ['editor', 'water'],
      ['editor', 'climate'],
    ],
  },
  {
    name: 'Hatem Jebali',
    email: 'hatem.jebali@bizerte.example.tn',
    language: 'fr',
    roles: [['duty-officer', 'governorate:ins:17']],
  },
  {
    name: 'ريم المنصوري',
    email: 'rim.mansouri@onas.example.tn',
    language: 'ar',
    roles: [
      ['case-officer', 'onas'],
      ['data-officer', 'sonede'],
    ],
  },
  { name: 'Yassine Bouzid', email: 'yassine.bouzid@env.example.tn', language: 'fr', roles: ['moderator'] },
  {
    name: '',
    email: 'olfa.karray@apal.example.tn',
    language: 'fr',
    roles: [['data-officer', 'apal']],
    state: 'invited',
  },
  {
    name: '',
    email: 'direction.generale@dgf.example.tn',
    language: 'ar',
    roles: [['data-officer', 'dgf']],
    state: 'invited',
  },
  {
    name: 'Karim Sassi',
    email: 'karim.sassi@anged.example.tn',
    language: 'fr',
    roles: [['editor', 'waste']],
    state: 'disabled',
  },
];

const FIRST = ['Amel', 'Sonia', 'Mehdi', 'Ines', 'Wassim', 'آمنة', 'محمد', 'فاطمة', 'Rania', 'Anis'];
const LAST = ['Chaabane', 'Ferjani', 'Haddad', 'Mabrouk', 'Zouari', 'البكوش', 'الهمامي'];

const citizens: readonly Person[] = Array.from({ length: 34 }, (_, at) => ({
  name: `${FIRST[at % FIRST.length]} ${LAST[at % LAST.length]}`,
  email: `citoyen${at + 1}@example.tn`,
  language: at % 3 === 0 ? 'ar' : 'fr',
  roles: [],
  state: at % 11 === 5 ? 'disabled' : 'active',
}));

const settle = async (pool: pg.Pool, id: string, { state = 'active' }: Person, at: number): Promise<void> => {
  const isInvited = state === 'invited';
  await pool.query(
    `update account set created_at = now() - $2 * interval '31 hours', state = $3,
        email_verified_at = case when $4 then null else now() end, password_hash = case when $4 then null else 'x' end,
        signed_in_at = case when $4 then null else now() - $2 * interval '7 hours' end where id = $1`,
    [id, at + 1, isInvited ? 'active' : state, isInvited],
  );
};

const addKeys = async (pool: pg.Pool, accountId: string): Promise<void> => {
  const keys = [
    ['q4w8e2r6t1y5', 'Relevés de la station de Radès', '30 days', null],
    ['a3s7d1f5g9h2', 'Import du cadastre des rejets', '80 days', null],
    ['z6x2c8v4b1n7', 'Essai', '20 days', '3 days'],
  ] as const;
  for (const [id, name, expires, revoked] of keys)
    await pool.query(
      `insert into api_key (id, secret_hash, account_id, name, scopes, per_minute, expires_at, last_used_at, revoked_at)
        values ($1, '\\x00', $2, $3, '{layers.write,layers.publish}', 600, now() + $4::interval,
          now() - interval '50 minutes', now() - $5::interval)`,
      [id, accountId, name, expires, revoked],
    );
};

/** Makes the accounts; gives their numbers by the name before the `@`. */
export const fillPeople = async (db: Db): Promise<Record<string, string>> => {
  const numbers: Record<string, string> = {};
  for (const [at, person] of [...citizens, ...STAFF].entries()) {
    const { accountId } = await makeAccount(db, person);
    await settle(db.pool, accountId, person, citizens.length + STAFF.length - at);
    numbers[person.email.split('@')[0] ?? ''] = accountId;
  }
  await addKeys(db.pool, numbers['sami.trabelsi'] ?? '');
  return numbers;
};
