import { CaseType, settingsOf } from '../../sql/model/records/case-type.ts';
import { HttpError } from '../http/error.ts';
import type { Module } from './module.ts';

const types = new WeakMap<Module, CaseType>();

/** What the cases of a module are made of, with its defaults; null where it has none. */
export const caseTypeOf = (module: Module): CaseType | null => {
  if (!module.cases) return null;
  const known = types.get(module);
  if (known) return known;
  const made = CaseType.parse(module.cases);
  types.set(module, made);
  return made;
};

/** A module that people send cases to. */
export type Kind = { module: Module; type: CaseType };

/** The module of that name, with what its cases are made of; null where there is none, or it has no cases. */
export const findKind = (modules: readonly Module[], id: string): Kind | null => {
  const module = modules.find((one) => one.id === id);
  const type = module && caseTypeOf(module);
  return module && type ? { module, type } : null;
};

/** As `findKind`; 404 where there is none. */
export const kindOf = (modules: readonly Module[], id: string): Kind => {
  const kind = findKind(modules, id);
  if (!kind) throw new HttpError(404, 'no-such-thing', { values: { id: id.slice(0, 80) } });
  return kind;
};

/** The numbers of a kind as they are set now. */
export const numbersOf = (
  { type }: Kind,
  changed: Readonly<Record<string, number>>,
): Record<string, number> => settingsOf(type.settings, changed);
