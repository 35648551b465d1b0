import { expect, it } from 'vitest';
import { extensionProblem, postgisProblem, postgresProblem } from './requirements.ts';

it.each([
  [140_012, 'PostgreSQL is version 14; 15 is the oldest that works. Upgrade the server.'],
  [150_000, null],
  [180_003, null],
])('PostgreSQL %i', (version, problem) => {
  expect(postgresProblem(version)).toBe(problem);
});

it.each([
  ['2.5.9', /PostGIS is version 2\.5\.9; 3\.3 is the oldest that works\. Upgrade it/],
  ['3.2.12', /alter extension postgis update/],
])('PostGIS %s is too old', (version, problem) => {
  expect(postgisProblem(version)).toMatch(problem);
});

it.each(['3.3.0', '3.3.2', '3.10.1', '4.0.0'])('PostGIS %s will do', (version) => {
  expect(postgisProblem(version)).toBeNull();
});

const postgis = { name: 'postgis', schema: null, version: null, newest: '3.6.0' };

it('an extension that is not on the server is named, with what installs it', () => {
  expect(extensionProblem({ ...postgis, newest: null })).toMatch(
    /^The extension postgis is not on the database server\. Install it there \(on Debian: apt install /,
  );
});

it('an extension that can be made, or is in public, is no problem', () => {
  expect(extensionProblem(postgis)).toBeNull();
  expect(extensionProblem({ ...postgis, schema: 'public', version: '3.3.2' })).toBeNull();
});
