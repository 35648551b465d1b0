import { z } from 'zod';
import { CAPABILITIES, type Capability, RoleId } from './role-ids.ts';
import type { Text } from './text.ts';

export { CAPABILITIES, Capability, ROLE_IDS, RoleId } from './role-ids.ts';

/** What each of them is, as the one who may it reads it. */
export const CAPABILITY_TITLES: Record<Capability, Text> = {
  'accounts.manage': {
    ar: 'إدارة الحسابات والأدوار',
    fr: 'Gérer les comptes et les rôles',
    en: 'Manage accounts and roles',
  },
  'audit.read': {
    ar: 'قراءة سجل العمليات',
    fr: 'Lire le journal des opérations',
    en: 'Read the audit trail',
  },
  'jobs.manage': { ar: 'إدارة المهام', fr: 'Gérer les tâches', en: 'Manage jobs' },
  'outbox.manage': { ar: 'إدارة الرسائل', fr: 'Gérer les messages', en: 'Manage messages' },
  'layers.read': {
    ar: 'قراءة الطبقات غير المنشورة',
    fr: 'Lire les couches non publiques',
    en: 'Read layers that are not public',
  },
  'layers.write': { ar: 'كتابة الطبقات', fr: 'Écrire des couches', en: 'Write layers' },
  'layers.publish': { ar: 'نشر الطبقات', fr: 'Publier des couches', en: 'Publish layers' },
  'observations.write': {
    ar: 'إيداع القياسات',
    fr: 'Déposer des mesures',
    en: 'Put in observations',
  },
  'warnings.issue': { ar: 'إصدار الإنذارات', fr: 'Émettre des alertes', en: 'Issue warnings' },
  'cases.handle': { ar: 'معالجة الملفات', fr: 'Traiter les dossiers', en: 'Handle cases' },
  moderate: {
    ar: 'مراجعة ما يكتبه العموم',
    fr: 'Relire ce qu’écrit le public',
    en: 'Review what the public writes',
  },
  'policies.write': {
    ar: 'كتابة وثائق السياسات وأرقام أهداف التنمية المستدامة',
    fr: 'Écrire les documents de politique et les chiffres des ODD',
    en: 'Write policy documents and figures of the SDGs',
  },
};

/** What a role is limited to: nothing, a theme, a structure (institution) or an area (place). */
export const SCOPE_KINDS = ['none', 'theme', 'structure', 'area'] as const;
export type ScopeKind = (typeof SCOPE_KINDS)[number];

export type Role = { scope: ScopeKind; title: Text; about: Text; may: readonly Capability[] };

/** The roles, and what each may do. `citizen` is what every account is, without a grant. */
export const ROLES: Record<RoleId, Role> = {
  administrator: {
    scope: 'none',
    title: { ar: 'مدير المنصة', fr: 'Administrateur', en: 'Administrator' },
    about: {
      ar: 'يدير الحسابات والأدوار والمهام والرسائل، ويرى كل الطبقات.',
      fr: 'Gère les comptes, les rôles, les tâches et les messages, et voit toutes les couches.',
      en: 'Manages accounts, roles, jobs and messages, and sees every layer.',
    },
    may: CAPABILITIES,
  },
  editor: {
    scope: 'theme',
    title: { ar: 'محرر موضوع', fr: 'Éditeur d’un thème', en: 'Editor of a theme' },
    about: {
      ar: 'يكتب طبقات موضوعه ووثائق سياساته وينشرها.',
      fr: 'Écrit et publie les couches et les documents de politique de son thème.',
      en: 'Writes and publishes the layers and policy documents of a theme.',
    },
    may: ['layers.read', 'layers.write', 'layers.publish', 'observations.write', 'policies.write'],
  },
  'data-officer': {
    scope: 'structure',
    title: {
      ar: 'مسؤول بيانات هيكل',
      fr: 'Responsable des données d’une structure',
      en: 'Data officer of a structure',
    },
    about: {
      ar: 'يودع بيانات هيكله ويصححها وينشرها.',
      fr: 'Dépose, corrige et publie les données de sa structure.',
      en: 'Puts in, corrects and publishes the data of a structure.',
    },
    may: ['layers.read', 'layers.write', 'layers.publish', 'observations.write'],
  },
  'duty-officer': {
    scope: 'area',
    title: {
      ar: 'ضابط مناوب لمنطقة',
      fr: 'Officier de permanence d’une zone',
      en: 'Duty officer of an area',
    },
    about: {
      ar: 'يراجع إنذارات منطقته ويصدرها.',
      fr: 'Relit et émet les alertes de sa zone.',
      en: 'Reviews and issues the warnings of an area.',
    },
    may: ['layers.read', 'warnings.issue'],
  },
  'case-officer': {
    scope: 'structure',
    title: {
      ar: 'مكلف بملفات هيكل',
      fr: 'Chargé de dossiers d’une structure',
      en: 'Case officer of a structure',
    },
    about: {
      ar: 'يجيب عن الملفات الموجهة إلى هيكله.',
      fr: 'Répond aux dossiers adressés à sa structure.',
      en: 'Answers the cases that are sent to a structure.',
    },
    may: ['layers.read', 'cases.handle'],
  },
  moderator: {
    scope: 'none',
    title: { ar: 'مشرف', fr: 'Modérateur', en: 'Moderator' },
    about: {
      ar: 'يراجع ما يُنشر قبل ظهوره للعموم.',
      fr: 'Relit ce que le public publie avant que cela paraisse.',
      en: 'Reviews what the public writes before it is shown.',
    },
    may: ['moderate'],
  },
  citizen: {
    scope: 'none',
    title: { ar: 'مواطن', fr: 'Citoyen', en: 'Citizen' },
    about: {
      ar: 'يسأل ويشتكي ويوقع ويتابع باسمه.',
      fr: 'Demande, se plaint, signe et suit en son nom.',
      en: 'Asks, complains, signs and follows in one’s own name.',
    },
    may: [],
  },
};

/** A role that an account holds; `scope` is empty where the role has none. */
export const Grant = z.strictObject({ role: RoleId, scope: z.string().max(120).default('') });
export type Grant = z.infer<typeof Grant>;

/** Who sees a layer: all, those who hold one of the roles, or only those who work on it. */
export const Visibility = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('public') }),
  z.strictObject({ kind: z.literal('roles'), roles: z.array(RoleId).min(1) }),
  z.strictObject({ kind: z.literal('draft') }),
]);
export type Visibility = z.infer<typeof Visibility>;
