import {
  amina,
  as,
  at,
  citizen,
  codes,
  editor,
  fill,
  key,
  keys,
  link,
  ok,
  out,
  press,
  problem,
  sessions,
  signIn,
  start,
  TOKEN,
} from './account-answers.ts';
import type { Screen } from './screens.ts';

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
  { name: 'account-refused', path: '/office/audit', answers: as(citizen) },
  { name: 'account-nowhere', path: '/account/nothing', answers: out },
  {
    name: 'account-failed',
    path: '/account/keys',
    answers: { ...as(amina), 'GET /api/keys': problem(400, 'internal', '') },
  },
];
