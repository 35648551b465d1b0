import type { Module } from '../records/module.ts';
import { budget } from './budget/index.ts';
import { information } from './information/index.ts';
import { petitions } from './petitions/index.ts';

/** Every civic module, one line each, in the order in which they are shown. */
export const MODULES: readonly Module[] = [information, petitions, budget];
