import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler, Router } from 'express';
import { noSuchPage, onlyMethods } from './problem.ts';

/** Addresses that the viewer draws itself; all of them begin with the same page. */
export const PAGES: readonly string[] = [
  '/',
  '/place/:id',
  '/place/:id/:tab',
  '/series/:id',
  '/series/:id/lineage',
  '/indicators',
  '/indicators/:id',
  '/indicator/:id/:place',
  '/indicator/:id/:place/:period',
  '/risk/:id',
  '/risk',
  '/dashboard',
  '/analysis',
  '/data',
  '/civic{/*rest}',
  '/petitions{/*rest}',
  '/office{/*rest}',
  '/embed{/*rest}',
  '/sign-in',
  '/sign-up',
  '/forgot',
  '/verify',
  '/reset',
  '/invite',
  '/act',
  '/erased',
  '/unsubscribe',
  '/budget{/*rest}',
  '/warnings',
  '/warnings/:id',
  '/account{/*rest}',
  '/privacy',
  '/sdg',
  '/sdg/:goal',
  '/policies',
  '/policies/:id',
];

/** What carries a hash of its content in its name never changes. */
const HASHED = { immutable: true, maxAge: '1y' } as const;
const NAMED = { maxAge: '1h' } as const;

const viewer =
  (page: string): RequestHandler =>
  (_request, response, next) =>
    existsSync(page) ? response.set('Cache-Control', 'no-cache').sendFile(page) : next();

/** The built pages: hashed parts are kept for good, the page itself is asked for each time. */
export const pages = (folder: string): Router => {
  const router = Router();
  router.use('/assets', express.static(join(folder, 'assets'), { ...HASHED, index: false }), noSuchPage);
  router.use(express.static(folder, { ...NAMED, index: false, redirect: false }));
  router
    .route([...PAGES])
    .get(viewer(join(folder, 'index.html')))
    .all(onlyMethods('GET', 'HEAD'));
  return router;
};
