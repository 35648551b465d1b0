import type { Request } from 'express';
import type { OfficeWarning } from '../../../sql/model/api/warnings.ts';
import type { WarningContent } from '../../../sql/model/warning.ts';
import { transaction } from '../../../sql/transaction.ts';
import { actorOf, type Who } from '../../accounts/who.ts';
import { HttpError, notFound } from '../../http/error.ts';
import { linkBase } from '../../outbox/addresses.ts';
import type { Services } from '../../services.ts';
import { type By, draftWarning } from '../issue/deeds.ts';
import { findWarning, type StoredWarning } from '../issue/store.ts';
import { needIssue } from '../may-issue.ts';
import { officeWarning } from './read.ts';

type Asking = { request: Request; who: Who };

/** Drafts a warning by hand, for places that who asks may issue for. */
export const draft = async (
  services: Services,
  asking: Asking,
  content: WarningContent,
): Promise<OfficeWarning> => {
  const id = await transaction(services.db, async (client) => {
    await needIssue(client, asking.who, content.places);
    return draftWarning({ client, actor: actorOf(asking.who), base: linkBase(services.config) }, content);
  });
  return officeWarning(services, asking, id);
};

/**
 * Does something with a warning, in one transaction with what follows from it: for who may issue for the places that it has,
 * and for those that it is to have; 409 where somebody else changed it since it was read.
 */
export const act = async (
  services: Services,
  asking: Asking,
  id: string,
  { version, content }: { version: number; content?: WarningContent },
  deed: (by: By, warning: StoredWarning) => Promise<void>,
): Promise<OfficeWarning> => {
  await transaction(services.db, async (client) => {
    const warning = await findWarning(client, id, 'for update');
    if (!warning) throw notFound('no-such-thing', id);
    await needIssue(client, asking.who, warning.content.places);
    if (content) await needIssue(client, asking.who, content.places);
    if (warning.version !== version) throw new HttpError(409, 'conflict');
    await deed({ client, actor: actorOf(asking.who), base: linkBase(services.config) }, warning);
  });
  await services.catalogue.refresh();
  return officeWarning(services, asking, id);
};
