import type { Request } from 'express';

/** What a host name may look like; anything else in a `Host` header is somebody's try. */
const HOST = /^[a-z0-9.-]+(:\d{1,5})?$|^\[[0-9a-f:]+\](:\d{1,5})?$/i;

/** The address that links begin with, without slash at its end: `PUBLIC_URL`, or what the client asked for. */
export const baseUrlOf = (request: Request, publicUrl: string | undefined): string => {
  if (publicUrl) return publicUrl.replace(/\/+$/, '');
  const host = request.host ?? '';
  return HOST.test(host) ? `${request.protocol}://${host}` : 'http://localhost';
};
