import { z } from 'zod';
import { CaseDeclaration as Declared, CaseView as Viewed } from '../../sql/model/api/records.ts';
import { Field, Form } from '../../sql/model/records/form.ts';

const asks = z.array(Field);

/** How cases of a module go, with its fields read whole: OpenAPI tells less of them (`SentField`). */
export const CaseDeclaration = Declared.extend({
  form: Form,
  deeds: z.array(Declared.shape.deeds.element.extend({ asks })),
});
export type CaseDeclaration = z.infer<typeof CaseDeclaration>;

/** A case as a reader sees it, with the fields of what she can do read whole. */
export const CaseView = Viewed.extend({
  can: z.array(Viewed.shape.can.element.extend({ asks })),
});
export type CaseView = z.infer<typeof CaseView>;
