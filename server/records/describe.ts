import type pg from 'pg';
import type { CaseDeclaration } from '../../sql/model/api/records.ts';
import { amountOf, basisText } from '../../sql/model/records/basis.ts';
import type { Config } from '../config.ts';
import { newCaseAddress } from './channels/mail/address.ts';
import { keepsOf, keptNotice } from './keep/terms.ts';
import { changedSettings } from './machine.ts';
import { type Kind, numbersOf } from './types.ts';

type Ways = Pick<Config, 'MAIL_IN_ADDRESS' | 'SMS_NUMBER'>;

/** How cases come by mail and text message, where gateways are set up for it. */
const waysOf = (config: Ways, { type }: Kind): CaseDeclaration['ways'] => {
  const { SMS_NUMBER: phone } = config;
  const mails = (type.mailOpens?.addresses ?? []).flatMap(({ word, language }) => {
    const address = newCaseAddress(config, word);
    return address === null ? [] : [{ by: 'mail' as const, language, address }];
  });
  const words = phone === undefined ? [] : (type.sms?.words ?? []);
  return [
    ...mails,
    ...words.map(({ word, language }) => ({ by: 'sms' as const, language, word, phone: phone! })),
  ];
};

/** What a page needs to draw the form and the cases of a module, with its numbers as they are set now. */
export const declarationOf = async (client: pg.Pool, config: Ways, kind: Kind): Promise<CaseDeclaration> => {
  const { module, type } = kind;
  const numbers = numbersOf(kind, await changedSettings(client, module.id));
  return {
    ...{ id: module.id, title: module.title, about: module.about, noun: type.noun, form: type.form },
    states: type.workflow.states,
    clocks: type.workflow.clocks.map(({ id, title, basis, length, counted }) => ({
      ...{ id, title, basis: basisText(basis), isLaw: basis.kind === 'law' },
      ...{ length: amountOf(length, numbers), counted },
    })),
    deeds: type.workflow.deeds.map(({ id, title, from, to, by, audience, asks, effect }) => ({
      ...{ id, title, from, to: to ?? null, by, audience, asks },
      assigns: effect?.kind === 'assign' ? effect.officer : null,
      amends: effect?.kind === 'amend' ? effect.fields : null,
    })),
    reads: {
      title: type.reads.title,
      category: type.reads.category ?? null,
      area: type.reads.area ?? null,
    },
    counts: type.workflow.counts,
    countRules: type.workflow.countRules.map(({ count, reaches, deed }) => {
      const basis = type.settings.find(
        ({ id }) => typeof reaches === 'object' && id === reaches.setting,
      )?.basis;
      return {
        ...{ count, deed, reaches: amountOf(reaches, numbers) },
        ...{ basis: basis ? basisText(basis) : null, isLaw: basis?.kind === 'law' },
      };
    }),
    settings: type.settings.map(({ id, title, min, max, basis }) => ({
      ...{ id, title, value: numbers[id]!, min, max, basis: basisText(basis), isLaw: basis.kind === 'law' },
    })),
    timeRules: type.workflow.timeRules.map(({ clock, after, deed, tell }) => ({
      ...{ clock, after: amountOf(after, numbers), deed: deed ?? null },
      tells: tell ? { whom: tell.whom, subject: tell.subject } : null,
    })),
    keeps: keepsOf(type, numbers),
    ways: waysOf(config, kind),
    notices: [...type.notices, ...keptNotice(type, numbers)],
  };
};
