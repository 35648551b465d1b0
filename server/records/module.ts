import type pg from 'pg';
import type { CaseTypeDeclaration } from '../../sql/model/records/case-type.ts';
import type { ModuleInfo } from '../../sql/model/records/module.ts';
import type { Text } from '../../sql/model/text.ts';
import type { Endpoint } from '../http/endpoint.ts';

/** Something that was done in a case, as a module is told of it. `at` is a moment, RFC 3339. */
export type DoneInCase = { number: string; caseNo: number; deed: string; at: string };

/**
 * A civic commitment, as its folder in `server/modules/` declares it. The engine learns all of a module from this, and
 * nothing by its name; its tables, where it has some of its own, are made in `sql/migrations`.
 */
export type Module = {
  /** As its folder is named. */
  id: string;
  title: Text;
  /** What it is for, in a sentence or two. */
  about: Text;
  web: {
    /** The page that it begins with: `/civic/budget`. */
    page: string;
    /** Where each of its cases has a page of its own, below this by the number: `/petitions`. */
    casePage?: string;
    /** What is shown of it is a sample, and says so. */
    sample?: boolean;
    /** Its other pages, as its first one leads to them. */
    more?: readonly { page: string; title: Text }[];
  };
  /** What its cases are made of; none where people send it nothing. */
  cases?: CaseTypeDeclaration;
  /** What it does of its own with something that was done in one of its cases, in the same transaction. */
  afterDeed?: (client: pg.ClientBase, done: DoneInCase) => Promise<void>;
  /** What is open of it as files, beside what the engine makes of its cases: they stand in the catalogue of modules. `path` is an address of ours, `media` what it answers with. */
  files?: readonly { title: Text; path: string; media: 'text/csv' | 'application/json' }[];
  /** Addresses of its own, below `/api/{id}`; those of cases are the engine's. */
  endpoints?: readonly Endpoint[];
};

/** What the web is told of a module. */
export const infoOf = ({ id, title, about, web, cases }: Module): ModuleInfo => ({
  id,
  title,
  about,
  page: web.page,
  casePage: web.casePage ?? null,
  hasCases: cases !== undefined,
  sample: web.sample ?? false,
  more: [...(web.more ?? [])],
});
