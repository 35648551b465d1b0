import type { LinkInfo, SessionInfo, SessionList } from '../../sql/model/api/accounts.ts';
import type { ApiKey } from '../../sql/model/api/keys.ts';
import type { Canned, Screen } from './screens.ts';

const TOKEN = 'A'.repeat(43);
const at = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
const ok = (body: unknown): Canned => ({ body });
const problem = (status: number, code: string, detail: string, parameter?: string): Canned => ({
  status,
  body: { type: `/problems/${code}`, title: code, status, detail, parameter },
});

type Account = Extract<SessionInfo, { kind: 'account' }>;

const TITLES = {
  administrator: { ar: 'مدير المنصة', fr: 'Administrateur', en: 'Administrator' },
  editor: { ar: 'محرر موضوع', fr: 'Éditeur d’un thème', en: 'Editor of a theme' },
};
const editor = {
  role: 'editor',
  scope: 'water',
  title: TITLES.editor,
  scopeTitle: { ar: 'المياه', fr: 'Eau', en: 'Water' },
} as const;
const amina: Account = {
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
  withheld: [],
  hasPassword: true,
  hasOidc: false,
  secondFactor: { on: false, recoveryCodesLeft: 0 },
  confirmedUntil: null,
  confirmBy: 'password',
};
const citizen: Account = {
  ...amina,
  name: 'Youssef Trabelsi',
  email: 'youssef@example.tn',
  language: 'fr',
  roles: [],
  capabilities: [],
};

const ways = { 'GET /api/sign-in': ok({ registration: true, oidc: 'e-Houwiya' }) };
const out = { 'GET /api/session': ok({ kind: 'public' }), ...ways };
const as = (account: Account) => ({ 'GET /api/session': ok(account), ...ways });

const link = (kind: LinkInfo['kind'], more: Partial<LinkInfo> = {}): Record<string, Canned> => ({
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

const sessions: SessionList['sessions'] = [
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

const key = (more: Partial<ApiKey>): ApiKey => ({
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
const keys = [
  key({}),
  key({ id: 'b7w1z0c5d2ef', name: 'Tableau de bord QGIS', scopes: [], lastUsedAt: null, expiresAt: at(20) }),
  key({ id: 'h4j8n6r3s9tu', name: 'Essai', state: 'revoked', revokedAt: at(-1) }),
];

const fill =
  (values: Record<string, string>) =>
  async (page: import('playwright-core').Page): Promise<void> => {
    for (const [name, value] of Object.entries(values))
      await page.locator(`input[name="${name}"]`).fill(value);
  };
const press =
  (selector: string) =>
  async (page: import('playwright-core').Page): Promise<void> => {
    await page.locator(selector).first().click();
    await page.waitForTimeout(400);
  };

const signIn = { email: 'amina@example.tn', password: 'pas le bon mot' };
const start = {
  secret: 'IQ6OPQHXG7YQZ6GVR4OKFHZG5WUVBCJL',
  uri: 'otpauth://totp/x',
  qr: { size: 41, path: QR() },
};
const codes = Array.from({ length: 10 }, (_, index) => `${1234 + index * 7}-ABCD-${'KMNPQRSTVW'[index]}XYZ`);

/** Something that looks like one. */
function QR(): string {
  const cells = Array.from({ length: 33 * 33 }, (_, at) => [at % 33, Math.floor(at / 33)] as const);
  return cells
    .filter(([x, y]) => (x * 7 + y * 13 + x * y) % 3 === 0)
    .map(([x, y]) => `M${x + 4} ${y + 4}h1v1h-1z`)
    .join('');
}

/** Every screen of signing in and of one's own account, in every state. */
export const ACCOUNT_SCREENS: readonly Screen[] = [
  { name: 'account-sign-in', path: '/sign-in', answers: out },
  {
    name: 'account-sign-in-wrong',
    path: '/sign-in',
    answers: {
      ...out,
      'POST /api/session': problem(401, 'sign-in-failed', 'L’adresse ou le mot de passe n’est pas le bon.'),
    },
    steps: async (page) => {
      await fill(signIn)(page);
      await press('button[type="submit"]')(page);
    },
  },
  {
    name: 'account-sign-in-empty',
    path: '/sign-in?problem=oidc-closed',
    answers: out,
    steps: press('button[type="submit"]'),
  },
  { name: 'account-sign-in-second', path: `/sign-in#${TOKEN}`, answers: out },
  { name: 'account-sign-up', path: '/sign-up', answers: out },
  {
    name: 'account-mail-sent',
    path: '/sign-up',
    answers: { ...out, 'POST /api/accounts': ok({ kind: 'mail-sent' }) },
    steps: async (page) => {
      await fill({ email: 'youssef@example.tn' })(page);
      await press('button[type="submit"]')(page);
    },
  },
  {
    name: 'account-closed',
    path: '/sign-up',
    answers: { ...out, 'GET /api/sign-in': ok({ registration: false, oidc: null }) },
  },
  { name: 'account-forgot', path: '/forgot', answers: out },
  {
    name: 'account-verify',
    path: `/verify#${TOKEN}`,
    answers: link('register'),
    steps: fill({ name: 'يوسف الطرابلسي', password: 'كلمات كثيرة يسهل حفظها' }),
  },
  {
    name: 'account-invite',
    path: `/invite#${TOKEN}`,
    answers: link('invitation', { roles: [editor], name: 'Youssef Trabelsi' }),
  },
  {
    name: 'account-administrator',
    path: `/invite#${TOKEN}`,
    answers: link('administrator', { email: null }),
  },
  {
    name: 'account-link-gone',
    path: `/verify#${TOKEN}`,
    answers: { ...out, 'POST /api/links': problem(410, 'link-gone', '') },
  },
  {
    name: 'account-reset',
    path: `/reset#${TOKEN}`,
    answers: link('reset'),
    steps: fill({ password: 'court' }),
  },
  { name: 'account-new-email', path: `/account/email#${TOKEN}`, answers: link('email-change') },
  { name: 'account-act', path: '/act', answers: out },
  { name: 'account-act-confirm', path: `/act#${TOKEN}`, answers: link('email-act') },
  {
    name: 'account-act-done',
    path: '/act',
    answers: { 'GET /api/session': ok({ kind: 'email', email: 'youssef@example.tn', expiresAt: at(1) }) },
  },
  {
    name: 'account-unsubscribe',
    path: '/unsubscribe?token=x',
    answers: {
      ...out,
      'GET /api/unsubscribe': ok({
        topic: 'layers',
        title: {
          ar: 'الطبقات الجديدة والمحدّثة',
          fr: 'Couches nouvelles et mises à jour',
          en: 'New and updated layers',
        },
        subscribed: true,
      }),
    },
  },
  { name: 'account-welcome', path: '/account/welcome', answers: as(amina) },
  { name: 'account-profile', path: '/account', answers: as({ ...amina, withheld: ['administrator'] }) },
  {
    name: 'account-menu',
    path: '/account',
    answers: as(amina),
    steps: press('.avatar'),
  },
  {
    name: 'account-password-proof',
    path: '/account/password',
    answers: { ...as(amina), 'PUT /api/account/password': problem(403, 'confirm-needed', '') },
    steps: async (page) => {
      await fill({ password: 'des mots et des mots' })(page);
      await press('.form button[type="submit"]')(page);
      await page.locator('.modal').waitFor();
    },
  },
  { name: 'account-second-off', path: '/account/second-factor', answers: as(citizen) },
  {
    name: 'account-second-set-up',
    path: '/account/second-factor',
    answers: { ...as(citizen), 'POST /api/account/second-factor': ok(start) },
    steps: press('.status .button'),
  },
  {
    name: 'account-codes',
    path: '/account/second-factor',
    answers: {
      ...as({ ...amina, secondFactor: { on: true, recoveryCodesLeft: 10 } }),
      'POST /api/account/second-factor/recovery-codes': ok({ recoveryCodes: codes }),
    },
    steps: press('.status .button'),
  },
  {
    name: 'account-second-on',
    path: '/account/second-factor',
    answers: as({ ...amina, secondFactor: { on: true, recoveryCodesLeft: 2 } }),
  },
  {
    name: 'account-sessions',
    path: '/account/sessions',
    answers: { ...as(amina), 'GET /api/account/sessions': ok({ sessions }) },
  },
  { name: 'account-keys', path: '/account/keys', answers: { ...as(amina), 'GET /api/keys': ok({ keys }) } },
  {
    name: 'account-keys-none',
    path: '/account/keys',
    answers: { ...as(citizen), 'GET /api/keys': ok({ keys: [] }) },
  },
  {
    name: 'account-key-new',
    path: '/account/keys',
    answers: { ...as(amina), 'GET /api/keys': ok({ keys }) },
    steps: press('.page-head .button'),
  },
  {
    name: 'account-key-made',
    path: '/account/keys',
    answers: {
      ...as(citizen),
      'GET /api/keys': ok({ keys: [] }),
      'POST /api/keys': ok({ text: `bia_k3x9m2p7q4ab_${TOKEN}`, key: key({}) }),
    },
    steps: async (page) => {
      await press('.empty .button')(page);
      await fill({ name: 'QGIS' })(page);
      await press('.modal button[type="submit"]')(page);
    },
  },
  {
    name: 'account-key-revoke',
    path: '/account/keys',
    answers: { ...as(amina), 'GET /api/keys': ok({ keys }) },
    steps: press('.rows .button'),
  },
  {
    name: 'account-notifications',
    path: '/account/notifications',
    answers: {
      ...as(citizen),
      'GET /api/push': ok({
        publicKey: 'BPx',
        subscriptions: [
          {
            id: '5f0c6a52-0000-4000-8000-000000000002',
            endpointHash: 'x',
            service: 'updates.push.services.mozilla.com',
            language: 'fr',
            createdAt: at(-30),
            goneAt: null,
          },
        ],
      }),
    },
  },
  { name: 'account-data', path: '/account/data', answers: as(citizen) },
  { name: 'account-erase', path: '/account/data', answers: as(citizen), steps: press('.button.danger') },
  { name: 'account-erased', path: '/erased', answers: out },
  { name: 'account-privacy', path: '/privacy', answers: out },
  { name: 'account-refused', path: '/office', answers: as(citizen) },
  { name: 'account-nowhere', path: '/account/nothing', answers: out },
  {
    name: 'account-failed',
    path: '/account/keys',
    answers: { ...as(amina), 'GET /api/keys': problem(400, 'internal', '') },
  },
];
