import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { NotSet, openSetter, type SetterOptions } from './setter.ts';

const AT = new Date('2026-03-20T10:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'setter-'));
afterAll(() => rmSync(folder, { recursive: true }));

const program = (name: string, text: string): string => {
  const path = join(folder, `${name}.mjs`);
  writeFileSync(path, text);
  return path;
};
const READY = `process.send({ kind: 'ready' });`;
const why = async (options: Partial<SetterOptions>): Promise<string> => {
  const setter = openSetter({ timeoutMs: 120_000, memoryMb: 2000, ...options });
  const failure = await setter.set('trivial', { text: 'x' }, AT).then(
    () => null,
    (error: unknown) => error,
  );
  await setter.close();
  return failure instanceof NotSet ? failure.why : String(failure);
};

describe('what sets documents', () => {
  it('sets them in order, the same each time, and again after it was closed', async () => {
    const setter = openSetter({ timeoutMs: 120_000, memoryMb: 800 });
    const made = await Promise.all(['a', 'b', 'a'].map((text) => setter.set('trivial', { text }, AT)));
    expect(made.map(({ pages }) => pages)).toEqual([1, 1, 1]);
    expect(made[0]?.pdf.toString('latin1', 0, 5)).toBe('%PDF-');
    expect(made[2]?.pdf.equals(made[0]!.pdf)).toBe(true);
    expect(made[1]?.pdf.equals(made[0]!.pdf)).toBe(false);
    await setter.close();
    expect((await setter.set('trivial', { text: 'a' }, AT)).pdf.equals(made[0]!.pdf)).toBe(true);
    await setter.close();
  });

  it('goes on after data that the template cannot set', async () => {
    const setter = openSetter({ timeoutMs: 120_000, memoryMb: 800 });
    await expect(setter.set('trivial', {}, AT)).rejects.toMatchObject({ why: 'failed' });
    expect((await setter.set('trivial', { text: 'well' }, AT)).pages).toBe(1);
    await setter.close();
  });

  it('is ended when it hangs, grows, dies or cannot work on a machine, and says which', async () => {
    const hangs = program('hangs', `${READY} process.on('message', () => { for (;;) {} });`);
    const grows = program(
      'grows',
      `${READY} const kept = []; process.on('message', () => setInterval(() => kept.push(Buffer.alloc(5e7, 1)), 20));`,
    );
    const dies = program('dies', `${READY} process.on('message', () => process.exit(3));`);
    const lacks = program(
      'lacks',
      `process.send({ kind: 'unavailable', why: 'no build' }); setInterval(() => 0, 1e6);`,
    );
    expect(await why({ path: hangs, timeoutMs: 300 })).toBe('too-slow');
    expect(await why({ path: grows, memoryMb: 300 })).toBe('too-large');
    expect(await why({ path: dies })).toBe('failed');
    expect(await why({ path: lacks })).toBe('unavailable');
  });

  it('has no secret in its environment', async () => {
    process.env.SECRET_KEY = 'a key that documents have no use for';
    const tells = program(
      'tells',
      `${READY} process.on('message', ({ number }) => process.send({ kind: 'made', number, pages: 1, pdf: Buffer.from(Object.keys(process.env).join()).toString('base64') }));`,
    );
    const setter = openSetter({ timeoutMs: 120_000, memoryMb: 800, path: tells });
    const names = (await setter.set('trivial', {}, AT)).pdf.toString().split(',');
    delete process.env.SECRET_KEY;
    expect(names.filter((name) => /SECRET|DATABASE|KEY|PASSWORD/.test(name))).toEqual([]);
    await setter.close();
  });
});
