import type { CaseTypeDeclaration } from '../../sql/model/records/case-type.ts';
import type { ModuleInfo } from '../../sql/model/records/module.ts';
import type { Text } from '../../sql/model/text.ts';
import type { Endpoint } from '../http/endpoint.ts';

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
    /** What is shown of it is a sample, and says so. */
    sample?: boolean;
    /** Its other pages, as its first one leads to them. */
    more?: readonly { page: string; title: Text }[];
  };
  /** What its cases are made of; none where people send it nothing. */
  cases?: CaseTypeDeclaration;
  /** Addresses of its own, below `/api/{id}`; those of cases are the engine's. */
  endpoints?: readonly Endpoint[];
};

/** What the web is told of a module. */
export const infoOf = ({ id, title, about, web, cases }: Module): ModuleInfo => ({
  id,
  title,
  about,
  page: web.page,
  hasCases: cases !== undefined,
  sample: web.sample ?? false,
  more: [...(web.more ?? [])],
});
