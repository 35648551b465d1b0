import type { Services } from '../../services.ts';

/** The key of a sending that follows from a gateway's number for what came: handed over again it is the same case. A UUID. */
export const sendingOf = ({ secrets }: Pick<Services, 'secrets'>, channel: string, id: string): string => {
  const hex = Buffer.from(secrets.mac(`${channel} sending`, id), 'base64url').toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
