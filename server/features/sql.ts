import type { Sql, SqlValue } from '../layers/visible.ts';

/** A condition that numbers its places behind `offset` others. */
export type Condition = (offset: number) => Sql;

/** A condition of a text with `?` for each value, in order. The text is ours; values may be the client's. */
export const where =
  (text: string, ...values: SqlValue[]): Condition =>
  (offset) => {
    let at = offset;
    return { text: text.replace(/\?/g, () => `$${++at}`), values };
  };

const joined =
  (conditions: readonly Condition[], word: 'and' | 'or', none: string): Condition =>
  (offset) => {
    const values: SqlValue[] = [];
    const texts = conditions.map((condition) => {
      const part = condition(offset + values.length);
      values.push(...part.values);
      return part.text;
    });
    return { text: texts.length === 0 ? none : `(${texts.join(` ${word} `)})`, values };
  };

/** All conditions at once; true where there are none. */
export const every = (conditions: readonly Condition[]): Condition => joined(conditions, 'and', 'true');

/** Any of the conditions; false where there are none. */
export const some = (conditions: readonly Condition[]): Condition => joined(conditions, 'or', 'false');

/** A pattern of LIKE that finds a text as it stands, anywhere. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** A pattern of LIKE that finds what begins with a text. */
export const beginning = (text: string): string => containing(text).slice(1);
