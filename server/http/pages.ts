import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router } from 'express';

/** Addresses that the viewer draws itself; all of them begin with the same page. */
const PAGES = ['/', '/embed', '/place/:id'];

/** The built pages: what carries a hash in its name is kept for good, the page itself is asked for each time. */
export const pages = (folder: string): Router => {
  const router = Router();
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), {
      immutable: true,
      maxAge: '1y',
      index: false,
      fallthrough: false,
    }),
  );
  router.use(express.static(folder, { index: false, maxAge: '1h' }));
  router.get(PAGES, (_request, response, next) => {
    const page = join(folder, 'index.html');
    if (!existsSync(page)) return next();
    response.set('Cache-Control', 'no-cache').sendFile(page);
  });
  return router;
};
