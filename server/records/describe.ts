import type pg from 'pg';
import type { CaseDeclaration } from '../../sql/model/api/records.ts';
import { basisText } from '../../sql/model/records/basis.ts';
import { changedSettings } from './machine.ts';
import { type Kind, numbersOf } from './types.ts';

/** What a page needs to draw the form and the cases of a module, with its numbers as they are set now. */
export const declarationOf = async (client: pg.Pool, kind: Kind): Promise<CaseDeclaration> => {
  const { module, type } = kind;
  const numbers = numbersOf(kind, await changedSettings(client, module.id));
  return {
    ...{ id: module.id, title: module.title, about: module.about, noun: type.noun, form: type.form },
    states: type.workflow.states,
    clocks: type.workflow.clocks.map(({ id, title, basis }) => ({
      ...{ id, title, basis: basisText(basis), isLaw: basis.kind === 'law' },
    })),
    settings: type.settings.map(({ id, title, min, max, basis }) => ({
      ...{ id, title, value: numbers[id]!, min, max, basis: basisText(basis), isLaw: basis.kind === 'law' },
    })),
    notices: type.notices,
  };
};
