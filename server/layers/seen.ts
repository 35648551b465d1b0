import type { Request } from 'express';
import { whoOf } from '../http/access.ts';
import type { Catalogue, Snapshot } from './catalogue.ts';
import { seenBy } from './seen-by.ts';

/** What is published, as far as whoever asks may know of it. No route looks at more than this. */
export const seen = ({ catalogue }: { catalogue: Catalogue }, request: Request): Snapshot =>
  seenBy(catalogue.now(), whoOf(request));
