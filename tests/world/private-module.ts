import type { Module } from '../../server/records/module.ts';
import { umbrellaModule, umbrellas } from './toy-module.ts';

const { sms: _, mailOpens: __, ...cases } = umbrellas;
/** By each of these somebody may be known. */
const OF_A_PERSON = ['title', 'colour', 'where', 'spot', 'owner', 'mail', 'phone'];
const text = (en: string) => ({ ar: `ع ${en}`, fr: `f ${en}`, en });

/** The umbrellas once more, of which nothing that was written is for everybody, and what a line tells is of a person. */
export const raincoatModule: Module = {
  ...{ id: 'raincoats', title: text('Raincoats'), about: text('What nobody else may know of.') },
  web: { ...umbrellaModule.web, page: '/civic/raincoats' },
  cases: {
    ...cases,
    form: {
      fields: umbrellas.form.fields.map((field) => ({
        ...field,
        audience: field.audience === 'internal' ? 'internal' : 'parties',
        personal: OF_A_PERSON.includes(field.id),
      })),
    },
    publication: { map: 'none' },
  },
};
