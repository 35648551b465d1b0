import { z } from 'zod';
import { endpoint, NO_QUERY } from '../../server/http/endpoint.ts';
import { sendJson } from '../../server/http/send-json.ts';
import type { Module } from '../../server/records/module.ts';
import { CaseType, type CaseTypeDeclaration } from '../../sql/model/records/case-type.ts';
import type { FigureDeclaration } from '../../sql/model/records/figure.ts';

const text = (en: string) => ({ ar: `ع ${en}`, fr: `f ${en}`, en });
const message = (audience: 'public' | 'parties' | 'internal') =>
  ({ id: 'message', label: text('Message'), kind: 'long-text', required: true, audience }) as const;

const figure = (
  id: string,
  given: Pick<FigureDeclaration, 'measure' | 'base' | 'period'> & Partial<FigureDeclaration>,
): FigureDeclaration => ({
  ...{ id, title: text(id), description: text('A figure.'), decimals: 1, direction: 'neither' },
  classes: [
    { id: 'low', below: 10, title: text('low'), color: '#d7191c' },
    { id: 'high', title: text('high'), color: '#1a9641' },
  ],
  classesSource: text('halves'),
  ...given,
});

/**
 * A module that is nothing but data: lost umbrellas. It uses all that the engine knows of, so that the engine's tests need no
 * other.
 */
export const umbrellas: CaseTypeDeclaration = {
  noun: text('Umbrella'),
  form: {
    fields: [
      {
        ...{ id: 'title', kind: 'text', label: text('What'), required: true, audience: 'public' },
        showsAlike: true,
      },
      { id: 'story', kind: 'long-text', label: text('How it came'), required: true, audience: 'public' },
      {
        ...{ id: 'colour', kind: 'choice', label: text('Colour'), required: true, audience: 'public' },
        options: ['black', 'red', 'other'].map((id) => ({ id, label: text(id) })),
      },
      {
        id: 'which',
        kind: 'text',
        label: text('Which'),
        required: true,
        when: { field: 'colour', is: 'other' },
      },
      { id: 'lostOn', kind: 'date', label: text('When'), limit: 'past', audience: 'public' },
      { id: 'ribs', kind: 'number', label: text('Ribs'), whole: true, min: 4, max: 24 },
      { id: 'where', kind: 'place', label: text('Where'), audience: 'public' },
      { id: 'spot', kind: 'point', label: text('Spot'), audience: 'public' },
      { id: 'around', kind: 'area', label: text('Around'), audience: 'public' },
      { id: 'owner', kind: 'text', label: text('Name'), required: true, personal: true },
      { id: 'mail', kind: 'email', label: text('E-mail'), personal: true },
      { id: 'phone', kind: 'phone', label: text('Phone'), personal: true, keptDays: 60 },
      { id: 'pictures', kind: 'files', label: text('Pictures'), most: 2 },
      {
        id: 'hush',
        kind: 'consent',
        label: text('Hush'),
        statement: text('Do not publish it'),
        audience: 'internal',
      },
      { id: 'agreed', kind: 'consent', label: text('Rules'), statement: text('I agree'), required: true },
    ],
  },
  settings: [
    {
      id: 'find-days',
      title: text('Days to find'),
      value: 10,
      min: 1,
      max: 90,
      basis: { kind: 'platform-rule' },
    },
    {
      ...{ id: 'keep-days', title: text('Days to keep'), value: 30, min: 1, max: 900 },
      basis: { kind: 'platform-rule' },
    },
    {
      ...{ id: 'seen-at', title: text('Seen before it is checked'), value: 3, min: 1, max: 900 },
      basis: { kind: 'platform-rule' },
    },
  ],
  workflow: {
    start: 'received',
    states: [
      { id: 'received', title: text('Received'), kind: 'open' },
      { id: 'asked', title: text('Asked'), kind: 'waiting' },
      { id: 'found', title: text('Found'), kind: 'closed', isPublic: true },
      { id: 'lost', title: text('Lost'), kind: 'closed', isPublic: true },
      { id: 'merged', title: text('Merged'), kind: 'closed' },
      { id: 'check', title: text('Checked'), kind: 'open', isReviewed: true },
      { id: 'barred', title: text('Barred'), kind: 'closed', isPublic: true, hides: true },
    ],
    clocks: [
      {
        id: 'find',
        title: text('To find it'),
        counted: 'calendar',
        length: { setting: 'find-days' },
        basis: { kind: 'platform-rule' },
      },
    ],
    leading: ['find'],
    onSubmit: {
      clocks: [{ clock: 'find', move: 'start' }],
      tells: [{ whom: 'structure', subject: text('New umbrella {number}'), says: text('It is due {due}.') }],
    },
    deeds: [
      {
        ...{
          id: 'ask',
          title: text('Ask'),
          done: text('Asked'),
          from: ['received'],
          to: 'asked',
          by: ['officer'],
          audience: 'parties',
        },
        asks: [message('parties')],
        clocks: [{ clock: 'find', move: 'pause', why: text('for an answer') }],
        tells: [{ whom: 'applicant', subject: text('A question'), says: text('About {number}.') }],
      },
      {
        ...{
          id: 'answer',
          title: text('Answer'),
          done: text('Answered'),
          from: ['asked'],
          to: 'received',
          by: ['applicant'],
          audience: 'parties',
        },
        asks: [
          message('parties'),
          { id: 'call', kind: 'phone', label: text('Call me at'), personal: true },
          { id: 'more', kind: 'files', label: text('More pictures'), most: 2, personal: true },
        ],
        clocks: [{ clock: 'find', move: 'resume' }],
      },
      {
        ...{
          id: 'extend',
          title: text('Take longer'),
          done: text('Taken longer'),
          from: ['received'],
          by: ['officer'],
          audience: 'public',
          once: true,
        },
        asks: [message('public')],
        needs: [{ clock: 'find', is: 'running' }],
        clocks: [{ clock: 'find', move: 'extend', by: 5 }],
        tells: [{ whom: 'applicant', subject: text('Longer'), says: text('Until {due}.') }],
      },
      {
        id: 'note',
        title: text('Note'),
        done: text('Noted'),
        from: ['received', 'asked', 'found', 'lost'],
        by: ['officer'],
        audience: 'internal',
        asks: [message('internal')],
      },
      {
        id: 'write',
        title: text('Write'),
        done: text('Written'),
        from: ['received', 'asked'],
        by: ['officer', 'applicant'],
        audience: 'parties',
        asks: [message('parties'), { id: 'papers', kind: 'files', label: text('Papers') }],
      },
      {
        ...{
          id: 'find',
          title: text('Found'),
          done: text('Was found'),
          from: ['received', 'asked'],
          to: 'found',
          by: ['officer'],
          audience: 'public',
        },
        asks: [message('public'), { id: 'shelf', kind: 'text', label: text('Shelf'), audience: 'internal' }],
        clocks: [{ clock: 'find', move: 'stop' }],
        tells: [{ whom: 'applicant', subject: text('Found'), says: text('{title} is found.') }],
      },
      {
        ...{
          id: 'give-up',
          title: text('Give up'),
          done: text('Given up'),
          from: ['received'],
          to: 'lost',
          by: ['officer', 'system'],
          audience: 'public',
        },
        clocks: [{ clock: 'find', move: 'stop' }],
        tells: [{ whom: 'applicant', subject: text('Lost'), says: text('{title} is lost.') }],
      },
      {
        ...{
          id: 'reopen',
          title: text('Look again'),
          done: text('Looked for again'),
          from: ['found', 'lost'],
          to: 'received',
          by: ['applicant'],
          audience: 'public',
        },
        asks: [{ id: 'reason', kind: 'text', label: text('Why'), required: true }],
        clocks: [{ clock: 'find', move: 'start' }],
      },
      {
        ...{
          id: 'assign',
          title: text('Assign'),
          done: text('Assigned'),
          from: ['received', 'asked'],
          by: ['officer'],
          audience: 'internal',
        },
        asks: [{ id: 'officer', kind: 'text', label: text('To whom'), required: true, audience: 'internal' }],
        effect: { kind: 'assign', officer: 'officer' },
      },
      {
        ...{
          id: 'transfer',
          title: text('Transfer'),
          done: text('Was transferred'),
          from: ['received'],
          by: ['officer'],
          audience: 'public',
        },
        asks: [
          { id: 'to', kind: 'body', label: text('To'), required: true, audience: 'public' },
          { id: 'reason', kind: 'text', label: text('Why'), required: true, audience: 'public' },
        ],
        effect: { kind: 'transfer', structure: 'to' },
        tells: [
          { whom: 'applicant', subject: text('Transferred'), says: text('{structure} has {number} now.') },
        ],
      },
      {
        ...{
          id: 'escalate',
          title: text('Escalate'),
          done: text('Escalated'),
          from: ['received', 'asked'],
          by: ['system'],
          audience: 'public',
        },
        asks: [{ id: 'to', kind: 'body', label: text('To'), required: true, audience: 'public' }],
        effect: { kind: 'transfer', structure: 'to' },
        tells: [
          { whom: 'applicant', subject: text('Taken up'), says: text('{structure} has {number} now.') },
          { whom: 'structure', subject: text('Escalated {number}'), says: text('It was due {due}.') },
        ],
      },
      {
        ...{
          id: 'merge',
          title: text('Merge'),
          done: text('Merged'),
          from: ['received'],
          to: 'merged',
          by: ['officer'],
          audience: 'parties',
        },
        asks: [{ id: 'into', kind: 'text', label: text('Into'), required: true }],
        clocks: [{ clock: 'find', move: 'stop' }],
        effect: { kind: 'merge', into: 'into' },
      },
      {
        ...{
          id: 'redact',
          title: text('Redact'),
          done: text('Redacted'),
          from: ['received', 'found', 'lost'],
          by: ['officer', 'moderator'],
          audience: 'internal',
        },
        asks: [
          { id: 'words', kind: 'long-text', label: text('Words'), required: true, audience: 'internal' },
        ],
        effect: { kind: 'redact', field: 'story', words: 'words' },
      },
      {
        ...{
          id: 'rate',
          title: text('Rate'),
          done: text('Rated'),
          from: ['found', 'lost'],
          by: ['applicant'],
          audience: 'internal',
          once: true,
        },
        asks: [
          {
            id: 'stars',
            kind: 'number',
            label: text('Stars'),
            whole: true,
            min: 1,
            max: 5,
            required: true,
            audience: 'internal',
          },
        ],
        effect: { kind: 'rate', rating: 'stars' },
      },
      {
        ...{
          id: 'seen-enough',
          title: text('Seen by many'),
          done: text('Was seen by many'),
          from: ['received'],
          to: 'check',
        },
        ...{ by: ['system'], audience: 'public', once: true },
        tells: [{ whom: 'structure', subject: text('Seen {number}'), says: text('Many saw {title}.') }],
      },
      {
        ...{
          id: 'clear',
          title: text('Let through'),
          done: text('Was let through'),
          from: ['check'],
          to: 'received',
          by: ['moderator'],
        },
        audience: 'parties',
      },
      {
        ...{
          id: 'bar',
          title: text('Bar'),
          done: text('Barred'),
          from: ['check'],
          to: 'barred',
          by: ['moderator'],
        },
        audience: 'public',
        asks: [{ id: 'why', kind: 'text', label: text('Why'), required: true, audience: 'public' }],
        clocks: [{ clock: 'find', move: 'stop' }],
      },
    ],
    counts: [{ id: 'seen', title: text('Seen by') }],
    countRules: [{ count: 'seen', reaches: { setting: 'seen-at' }, deed: 'seen-enough' }],
    timeRules: [
      {
        clock: 'find',
        tell: { whom: 'structure', subject: text('Overdue {number}'), says: text('It was due {due}.') },
      },
      { clock: 'find', after: 5, deed: 'give-up' },
      { clock: 'find', after: 3, deed: 'escalate' },
    ],
  },
  reads: {
    ...{ title: 'title', category: 'colour', place: 'where', point: 'spot', area: 'around' },
    ...{ email: 'mail', phone: 'phone' },
  },
  sms: {
    words: [
      { word: 'UMBRELLA', language: 'en' },
      { word: 'مظلة', language: 'ar' },
    ],
    text: 'story',
    answers: { colour: 'black', owner: 'by SMS', agreed: true },
  },
  mailOpens: {
    addresses: [
      { word: 'umbrellas', language: 'en' },
      { word: 'parapluies', language: 'fr' },
    ],
    text: 'story',
    files: 'pictures',
  },
  mail: [
    { deed: 'answer', words: 'message', files: 'more' },
    { deed: 'reopen', words: 'reason' },
  ],
  perHour: 5,
  keeps: { days: { setting: 'keep-days' }, basis: { kind: 'platform-rule' } },
  publication: {
    unless: { field: 'hush', is: true },
    map: 'point',
    coarseM: 1000,
    layer: { title: text('Umbrellas'), description: text('Those that were found, or given up.') },
    figures: [
      figure('umbrellas-received', { measure: 'received', base: 'regions', period: 'month', headline: true }),
      figure('umbrellas-received-district', { measure: 'received', base: 'districts', period: 'year' }),
      figure('umbrellas-days', { measure: 'median-days', base: 'regions', period: 'year' }),
      figure('umbrellas-late', { measure: 'late-share', base: 'regions', period: 'year' }),
      figure('umbrellas-seen', { measure: 'counted', count: 'seen', base: 'regions', period: 'year' }),
      figure('umbrellas-found', {
        ...{ measure: 'outcome-share', states: ['found'], base: 'regions', period: 'year' },
      }),
    ],
  },
};

const Rain = z.strictObject({ rains: z.boolean() });

export const umbrellaType: CaseType = CaseType.parse(umbrellas);

export const umbrellaModule: Module = {
  id: 'umbrellas',
  title: text('Umbrellas'),
  about: text('What was left on trams.'),
  web: { page: '/civic/umbrellas', sample: true },
  cases: umbrellas,
  endpoints: [
    endpoint({
      ...{ path: '/api/umbrellas/rain', access: 'public', tag: 'Umbrellas', query: NO_QUERY },
      summary: 'Whether it rains',
      answers: { 200: { description: 'Whether it does', content: { 'application/json': Rain } } },
      handle: (_, { request, response }) => sendJson(request, response, { rains: true }),
    }),
    endpoint({
      ...{ path: '/api/office/umbrellas/rain', access: { may: 'cases.handle' }, tag: 'Umbrellas' },
      ...{ method: 'put', query: NO_QUERY, body: Rain },
      summary: 'Says whether it rains',
      answers: { 204: { description: 'Said' } },
      handle: (_, { response }) => void response.status(204).end(),
    }),
  ],
};
