import { expect, it } from 'vitest';
import { failureOf } from '../../office/parts/failure.ts';
import { theShelf } from './store.ts';
import { uploadAll } from './upload.ts';

const file = (key: string, more = {}) => ({ key, name: 'scan.jpg', type: 'image/jpeg', size: 3, ...more });
const [KEPT, SENT, GONE] = [1, 2, 3].map((n) => `0e6e5f0a-0000-4000-8000-00000000000${n}`) as [
  string,
  string,
  string,
];

it('tells of a file that the device keeps no more, and sends nothing in its stead', async () => {
  await (await theShelf()).put('files', KEPT, new Blob(['abc']));
  // What is sent, or was before this form, need not be here.
  const there = { files: [file(SENT), file(GONE, { isThere: true })] };
  await uploadAll(there, { [SENT]: 'id' });
  const error: unknown = await uploadAll({ files: [file(GONE), file(KEPT)] }, {}).catch((cause) => cause);
  expect(failureOf(error, (key, values) => `${key} ${values?.name}`)).toBe('form.fileGone scan.jpg');
});
