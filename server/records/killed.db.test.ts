import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import jpeg from 'jpeg-js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { flagsOf } from '../../sql/embedded/start.ts';
import type { Receipt } from '../../sql/model/api/records.ts';
import { programOf } from '../../tests/harness/compiled.ts';
import type { Death } from '../../tests/harness/records/victim.ts';
import { signIn } from '../../tests/harness/sign-in.ts';
import { useApp } from '../../tests/harness/use-app.ts';
import { umbrellaModule } from '../../tests/world/toy-module.ts';

/**
 * Servers that are killed while people send files and cases. The database lives on, as it does on both engines: of the
 * embedded one the process is another, whose own death is looked at in sql/embedded/start.db.test.ts.
 */
const world = useApp({ template: 'empty', modules: [umbrellaModule] });
const VICTIM = programOf(fileURLToPath(new URL('../../tests/harness/records/victim.ts', import.meta.url)));
const CITIZENS = 8;
const PICTURE = new Uint8Array(jpeg.encode({ width: 8, height: 8, data: Buffer.alloc(256, 99) }).data);
const children: ChildProcess[] = [];

beforeAll(async () => {
  await world.db.pool.query(
    `insert into institution (id, name, kind, status, manifest) values ('trams', '{"ar": "ت", "fr": "t", "en": "t"}', 'agency', 'open', '{}')`,
  );
  await world.db.pool.query(
    `insert into dispatch_rule (module, tier, structure_id) values ('umbrellas', 'central', 'trams')`,
  );
  await signIn(world, ['case-officer', 'trams']);
});
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

/** Starts a server that dies so; gives where it listens. */
const start = (death: Death): Promise<{ child: ChildProcess; origin: string; gone: Promise<unknown> }> => {
  const env = { ...process.env, DATABASE_URL: world.url, VICTIM: JSON.stringify(death) };
  const child = fork(VICTIM, [], { execArgv: flagsOf(VICTIM), env, silent: true });
  children.push(child);
  const gone = new Promise((resolve) => child.once('exit', resolve));
  let said = '';
  child.stderr?.on('data', (part) => {
    said += String(part);
  });
  return new Promise((resolve, reject) => {
    child.once('message', ({ origin }: { origin: string }) => resolve({ child, origin, gone }));
    child.once('exit', () => reject(new Error(`the victim died before it lived: ${said}`)));
  });
};

/** What a server answered to somebody, or null where it died first. */
const sent = async <T>(origin: string, path: string, type: string, body: BodyInit): Promise<T | null> => {
  const init = { method: 'POST', headers: { 'Content-Type': type, Origin: origin }, body };
  const answer = await fetch(origin + path, init).catch(() => null);
  return answer?.ok ? ((await answer.json().catch(() => null)) as T | null) : null;
};
const sendFile = (origin: string) =>
  sent<{ id: string }>(origin, '/api/case-files?filename=a.jpg', 'image/jpeg', PICTURE);
const sendCase = (origin: string, body: object) =>
  sent<Receipt>(origin, '/api/records/umbrellas/cases', 'application/json', JSON.stringify(body));

type Sent = { title: string; body: object; file: string | null; receipt: Receipt | null };
/** Sends a file, and a case with it where it was taken, and one more file for nothing. */
const citizen = async (origin: string, title: string): Promise<Sent> => {
  const file = (await sendFile(origin))?.id ?? null;
  const answers = {
    ...{ title, story: 'On a tram', colour: 'black', owner: 'Amel', mail: 'amel@example.tn', agreed: true },
    ...(file && { pictures: [file] }),
  };
  const body = { sending: crypto.randomUUID(), language: 'en', answers };
  const receipt = await sendCase(origin, body);
  await sendFile(origin);
  return { title, body, file, receipt };
};

const PARTS = `select count(*)::int as cases, (select count(*)::int from case_access where number = min(c.number)) as access,
    (select count(*)::int from record_event where case_no = min(c.no)) as events,
    (select count(*)::int from record_file where case_no = min(c.no) and event_no is not null) as files,
    (select count(*)::int from message where content ->> 'number' = min(c.number)) as letters,
    (select count(*)::int from audit where object_id = min(c.number)) as trail
  from record_case c where title = $1`;
const partsOf = async (title: string) => (await world.db.pool.query(PARTS, [title])).rows[0];
const whole = (files: number) => ({ cases: 1, access: 1, events: 1, files, letters: 1, trail: 1 });
const NOTHING = { cases: 0, access: 0, events: 0, files: 0, letters: 0, trail: 0 };

/** What is there of something that is not: each a part that was left behind. */
const LEFT_BEHIND = `select (select count(*)::int from case_access a where not exists (select from record_case c where c.number = a.number)) as access,
  (select count(*)::int from audit where action = 'case.submit' and not exists (select from record_case where number = object_id)) as trail,
  (select count(*)::int from message where not exists (select from record_case where number = content ->> 'number')) as letters,
  (select count(*)::int from message m where not exists (select from job j where j.id = m.job_id)) as undelivered,
  (select count(*)::int from record_file where octet_length(content) <> size) as halves,
  (select count(*)::int from record_file f where not exists (select from job where kind = 'cases.file' and payload ->> 'file' = f.id::text)) as unseen`;

it.each<[string, Death]>([
  ['before a case is committed', { at: 'before-commit', no: 3 }],
  ['after a case is committed, and before it is acknowledged', { at: 'after-commit', no: 3 }],
  ['anywhere', { at: 'statement', no: 1 + Math.floor(Math.random() * 200) }],
])(
  'killed %s (%j): each case is there whole with its receipt, or was never acknowledged',
  async (_, death) => {
    const { child, origin, gone } = await start(death);
    const all = await Promise.all(
      Array.from({ length: CITIZENS }, (_, no) => citizen(origin, `Killed ${death.at} ${no}`)),
    );
    // Where there were too few statements to die by.
    child.kill('SIGKILL');
    await gone;
    let committed = 0;
    let unacknowledged = 0;
    for (const { title, body, file, receipt } of all) {
      const left = await partsOf(title);
      if (receipt) expect([title, left]).toEqual([title, whole(file ? 1 : 0)]);
      else expect([title, [whole(file ? 1 : 0), NOTHING]]).toEqual([title, expect.arrayContaining([left])]);
      committed += left.cases;
      if (!receipt) unacknowledged += left.cases;
      // Sent again it is there once, with the receipt that was given, if one was.
      const again = await sendCase(world.origin, body);
      expect([title, again]).toEqual([
        title,
        receipt ?? expect.objectContaining({ module: 'umbrellas', title }),
      ]);
      expect([title, await partsOf(title)]).toEqual([title, whole(file ? 1 : 0)]);
    }
    // They are committed one after the other, as the trail is one line; the next may be on its way while one comes back.
    if (death.at === 'before-commit') expect(committed).toBe(death.no - 1);
    if (death.at === 'after-commit') {
      expect(committed).toBeGreaterThanOrEqual(death.no);
      expect(unacknowledged).toBeGreaterThan(0);
    }
    const { rows } = await world.db.pool.query(LEFT_BEHIND);
    expect(rows[0]).toEqual({ access: 0, trail: 0, letters: 0, undelivered: 0, halves: 0, unseen: 0 });
  },
);
