import { type AddressInfo, createServer } from 'node:net';
import { expect, it } from 'vitest';
import { SetupError } from '../../sql/setup-error.ts';
import { tryPort } from './port.ts';

it('finds a free port, and leaves it free', async () => {
  const port = await tryPort('127.0.0.1', 0);
  expect(port).toBeGreaterThan(0);
  expect(await tryPort('127.0.0.1', port)).toBe(port);
});

it('says in a sentence that a port is in use', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo;
  const tried = tryPort('127.0.0.1', port);
  await expect(tried).rejects.toBeInstanceOf(SetupError);
  await expect(tried).rejects.toThrow(`Port ${port} is in use. Stop what uses it, or set another PORT.`);
  other.close();
});

it('says in a sentence that an address is not of this machine', async () => {
  await expect(tryPort('192.0.2.1', 0)).rejects.toThrow(
    'This machine has no address 192.0.2.1. Correct HOST.',
  );
});
