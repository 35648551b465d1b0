import type { LinkInfo, SessionInfo, SessionList } from '../../sql/model/api/accounts.ts';
import type { ApiKey } from '../../sql/model/api/keys.ts';
import type { Canned } from './screens.ts';

export const TOKEN = 'A'.repeat(43);
export const at = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
export const ok = (body: unknown): Canned => ({ body });
export const problem = (status: number, code: string, detail: string, parameter?: string): Canned => ({
  status,
  body: { type: `/problems/${code}`, title: code, status, detail, parameter },
});

type Account = Extract<SessionInfo, { kind: 'account' }>;

const TITLES = {
  administrator: { ar: 'مدير المنصة', fr: 'Administrateur', en: 'Administrator' },
  editor: { ar: 'محرر موضوع', fr: 'Éditeur d’un thème', en: 'Editor of a theme' },
};
export const editor = {
  role: 'editor',
  scope: 'water',
  title: TITLES.editor,
  scopeTitle: { ar: 'المياه', fr: 'Eau', en: 'Water' },
} as const;
export const amina: Account = {
  kind: 'account',
  id: '5f0c6a52-0000-4000-8000-000000000001',
  name: 'أمينة بن صالح',
  email: 'amina.bensalah@environnement.example.tn',
  language: 'ar',
  roles: [{ role: 'administrator', scope: '', title: TITLES.administrator, scopeTitle: null }, editor],
  capabilities: [
    'accounts.manage',
    'audit.read',
    'jobs.manage',
    'outbox.manage',
    'layers.read',
    'layers.write',
    'layers.publish',
  ],
  within: {},
  withheld: [],
  hasPassword: true,
  hasOidc: false,
  secondFactor: { on: false, recoveryCodesLeft: 0 },
  confirmedUntil: null,
  confirmBy: 'password',
};
export const citizen: Account = {
  ...amina,
  name: 'Youssef Trabelsi',
  email: 'youssef@example.tn',
  language: 'fr',
  roles: [],
  capabilities: [],
};

const ways = { 'GET /api/sign-in': ok({ registration: true, oidc: 'e-Houwiya' }) };
export const out = { 'GET /api/session': ok({ kind: 'public' }), ...ways };
export const as = (account: Account) => ({ 'GET /api/session': ok(account), ...ways });

export const link = (kind: LinkInfo['kind'], more: Partial<LinkInfo> = {}): Record<string, Canned> => ({
  ...out,
  'POST /api/links': ok({
    kind,
    email: 'youssef@example.tn',
    name: '',
    language: 'fr',
    roles: [],
    expiresAt: at(1),
    ...more,
  }),
});

export const sessions: SessionList['sessions'] = [
  {
    id: '1',
    current: true,
    browser: 'Firefox, Linux',
    network: '197.0.12.0/24',
    secondFactor: true,
    createdAt: at(-2),
    seenAt: at(0),
    expiresAt: at(28),
  },
  {
    id: '2',
    current: false,
    browser: 'Chrome, Android',
    network: '41.226.8.0/24',
    secondFactor: false,
    createdAt: at(-9),
    seenAt: at(-0.2),
    expiresAt: at(21),
  },
  {
    id: '3',
    current: false,
    browser: '',
    network: '2001:db8:12::/48',
    secondFactor: false,
    createdAt: at(-20),
    seenAt: at(-12),
    expiresAt: at(10),
  },
];

export const key = (more: Partial<ApiKey>): ApiKey => ({
  id: 'k3x9m2p7q4ab',
  name: 'نسخ ليلي للمحطات',
  scopes: ['layers.read', 'layers.write'],
  perMinute: 600,
  state: 'active',
  createdAt: at(-3),
  expiresAt: at(87),
  lastUsedAt: at(-0.1),
  revokedAt: null,
  owner: { id: amina.id, name: amina.name, email: amina.email },
  ...more,
});
export const keys = [
  key({}),
  key({ id: 'b7w1z0c5d2ef', name: 'Tableau de bord QGIS', scopes: [], lastUsedAt: null, expiresAt: at(20) }),
  key({ id: 'h4j8n6r3s9tu', name: 'Essai', state: 'revoked', revokedAt: at(-1) }),
];

export const fill =
  (values: Record<string, string>) =>
  async (page: import('playwright-core').Page): Promise<void> => {
    for (const [name, value] of Object.entries(values))
      await page.locator(`input[name="${name}"]`).fill(value);
  };
export const press =
  (selector: string) =>
  async (page: import('playwright-core').Page): Promise<void> => {
    await page.locator(selector).first().click();
    await page.waitForTimeout(400);
  };

export const signIn = { email: 'amina@example.tn', password: 'pas le bon mot' };
export const start = {
  secret: 'IQ6OPQHXG7YQZ6GVR4OKFHZG5WUVBCJL',
  uri: 'otpauth://totp/x',
  qr: { size: 41, path: QR() },
};
export const codes = Array.from(
  { length: 10 },
  (_, index) => `${1234 + index * 7}-ABCD-${'KMNPQRSTVW'[index]}XYZ`,
);

/** Something that looks like one. */
function QR(): string {
  const cells = Array.from({ length: 33 * 33 }, (_, at) => [at % 33, Math.floor(at / 33)] as const);
  return cells
    .filter(([x, y]) => (x * 7 + y * 13 + x * y) % 3 === 0)
    .map(([x, y]) => `M${x + 4} ${y + 4}h1v1h-1z`)
    .join('');
}
