import type { Response } from 'express';

/** Sends a file that somebody put in: it is saved, never run or shown as a page of ours. */
export const sendFile = (
  response: Response,
  { type, name, content }: { type: string; name: string; content: Buffer },
): void => {
  response
    .set({
      'Content-Type': type,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
    })
    .send(content);
};
