import type { Module } from '../records/module.ts';

/** Every civic module, one line each, in the order in which they are shown. */
export const MODULES: readonly Module[] = [];
