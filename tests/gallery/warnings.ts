import { readCap } from '../../server/warnings/cap/read.ts';
import { keepAlerts } from '../../server/warnings/incoming/store.ts';
import { cancelWarning, draftWarning, publishWarning } from '../../server/warnings/issue/deeds.ts';
import { findWarning } from '../../server/warnings/issue/store.ts';
import { evaluateRules } from '../../server/warnings/rules/evaluate.ts';
import { SYSTEM } from '../../sql/audit.ts';
import type { Db } from '../../sql/db.ts';
import type { WarningContent } from '../../sql/model/warning.ts';
import { WarningRule } from '../../sql/model/warning-rule.ts';
import { ensureErasOf } from '../../sql/observations/eras.ts';
import { writeValues } from '../../sql/observations/write-values.ts';
import { transaction } from '../../sql/transaction.ts';
import { testValue } from '../harness/observe.ts';

const HOUR = 3_600_000;
const BASE = 'http://127.0.0.1:8080';

const RULE = WarningRule.parse({
  id: 'dust-of-the-pictures',
  title: { ar: 'غبار', fr: 'Poussières', en: 'Dust' },
  subject: { kind: 'observation', parameter: 'pm10' },
  when: { kind: 'above', value: 150, until: 100 },
  area: { level: 'governorate' },
  authority: 'anpe',
  category: 'Health',
  severity: 'Severe',
  urgency: 'Immediate',
  certainty: 'Observed',
  expires: 'PT12H',
  event: { ar: 'غبار', fr: 'Poussières', en: 'Dust' },
  headline: {
    ar: '{word}: جسيمات عالقة مرتفعة في {place}',
    fr: '{word} : particules en suspension élevées, {place}',
    en: '{word}: high particle levels in {place}',
  },
  description: {
    ar: 'بلغ «{title}» {value} في {feature}، والحد المعتمد هو {limit}. وقت القياس: {time}.',
    fr: '{title} : {value} à {feature}, pour un seuil de {limit}. Mesuré le {time}.',
    en: '{title} was {value} at {feature}, against a threshold of {limit}. Measured on {time}.',
  },
  instruction: {
    ar: 'ينبغي لذوي الحساسية والأطفال والمسنين تجنب المجهود في الهواء الطلق.',
    fr: 'Les personnes sensibles, les enfants et les personnes âgées évitent tout effort à l’extérieur.',
    en: 'Sensitive people, children and older people should avoid effort outdoors.',
  },
});

const fire = (places: string[], severity: WarningContent['severity']): WarningContent => ({
  authority: 'dgf',
  category: 'Fire',
  severity,
  urgency: 'Expected',
  certainty: 'Likely',
  responses: ['Avoid', 'Prepare'],
  event: { ar: 'خطر الحرائق', fr: 'Risque d’incendie', en: 'Fire risk' },
  headline: { ar: 'خطر حرائق الغابات', fr: 'Risque d’incendie de forêt', en: 'Risk of forest fires' },
  description: {
    ar: 'طقس حار وجاف ورياح قوية إلى غاية مساء الغد.',
    fr: 'Temps chaud et sec, vent fort jusqu’à demain soir.',
    en: 'Hot and dry weather with strong wind until tomorrow evening.',
  },
  instruction: { ar: 'لا تشعل أي نار.', fr: 'N’allumez aucun feu.', en: 'Light no fire.' },
  audience: null,
  places,
  polygon: null,
  onset: new Date(Date.now() - HOUR).toISOString(),
  expires: new Date(Date.now() + 20 * HOUR).toISOString(),
});

const OTHERS = `<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>EX-1</identifier><sender>alerts@weather.example</sender>
  <sent>2026-11-26T09:00:00+00:00</sent><status>Actual</status><msgType>Alert</msgType><scope>Public</scope><info><language>en-GB</language>
  <category>Met</category><event>Gale</event><urgency>Expected</urgency><severity>Moderate</severity><certainty>Likely</certainty>
  <expires>2199-01-01T00:00:00+00:00</expires><headline>Gale warning for the Strait of Sicily</headline>
  <area><areaDesc>Strait of Sicily</areaDesc></area></info></alert>`;

/** Values of a station that rise above a limit in the last hours: a rule drafts a warning of them. */
const rise = async (db: Db): Promise<void> => {
  const { rows } = await db.pool.query<{ no: number }>(
    `select no from series where parameter_id = 'pm10' and layer_id = 'air-stations' order by last_time desc, no limit 1`,
  );
  const start = Math.floor(Date.now() / HOUR) * HOUR;
  const values = Array.from({ length: 30 }, (_, at) =>
    testValue({
      series: rows[0]!.no,
      time: start - (29 - at) * HOUR,
      value: 60 + at * 4 + (at % 5) * 6,
      flag: 'checked',
    }),
  );
  await ensureErasOf(
    db,
    values.map(({ time }) => time),
  );
  await transaction(db, (client) => writeValues(client, values));
};

/** Warnings of every state in a starter database: a draft by a rule, two that hold, one that was cancelled, one of others. */
export const fillWarnings = async (db: Db): Promise<void> => {
  await db.pool.query(`insert into warning_authority (institution_id, word) values ('anpe', $1)`, [
    JSON.stringify({ ar: 'يقظة', fr: 'Vigilance', en: 'Vigilance' }),
  ]);
  await db.pool.query(`update warning_rule set enabled = false`);
  await db.pool.query(`insert into warning_rule (id, origin, manifest) values ($1, 'api', $2)`, [
    RULE.id,
    JSON.stringify(RULE),
  ]);
  await rise(db);
  await evaluateRules(db, { base: BASE, timeZone: 'Africa/Tunis', now: new Date() });
  const places = (
    await db.pool.query<{ id: string }>(
      `select id from place where level = 'governorate' order by id limit 6`,
    )
  ).rows.map(({ id }) => id);
  const issue = (content: WarningContent, cancelled = false) =>
    transaction(db, async (client) => {
      const by = { client, actor: SYSTEM, base: BASE };
      const id = await draftWarning(by, content);
      await publishWarning(by, (await findWarning(client, id))!);
      if (cancelled) await cancelWarning(by, (await findWarning(client, id))!, 'Pluie / مطر');
    });
  await issue(fire(places.slice(0, 2), 'Extreme'));
  await issue(fire([places[3]!], 'Moderate'));
  await issue(fire([places[5]!], 'Minor'), true);
  await db.pool.query(`insert into warning_source (id, manifest) values ('weather-example', $1)`, [
    JSON.stringify({
      id: 'weather-example',
      title: { ar: 'مصلحة طقس', fr: 'Service météo', en: 'Weather service' },
      publisher: 'Weather Example',
      url: 'https://weather.example/feed.xml',
      everyMinutes: 1440,
      lists: 'newest',
    }),
  ]);
  await transaction(db, (client) =>
    keepAlerts(client, { id: 'weather-example', lists: 'newest' }, readCap(OTHERS).alerts),
  );
};
