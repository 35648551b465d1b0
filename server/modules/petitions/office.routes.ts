import type { Request } from 'express';
import { z } from 'zod';
import {
  CorrectSheet,
  DecidedGroups,
  DecideGroups,
  EnterSheet,
  SheetList,
  SignatureReview,
} from '../../../sql/model/api/petitions.ts';
import { FILE_TYPES } from '../../../sql/model/records/file.ts';
import { type Endpoint, endpoint, NO_QUERY, pathOf } from '../../http/endpoint.ts';
import { notFound } from '../../http/error.ts';
import { sendFile } from '../../records/files/send.ts';
import { numberOf } from '../../records/number.ts';
import { correct, enter, scanOf, sheetsOf, verify } from './paper/sheets.ts';
import { decide, reviewOf } from './signatures/review.ts';

const JSON_TYPE = 'application/json';
const desk = { access: { may: 'cases.handle' }, tag: 'Petitions', query: NO_QUERY } as const;
const review = { access: { may: 'moderate' }, tag: 'Petitions', query: NO_QUERY } as const;
const BINARY = Object.fromEntries(FILE_TYPES.map((type) => [type, 'binary' as const]));
const No = z.string().regex(/^[1-9]\d{0,14}$/);

const sheetNo = (request: Request): number => {
  const text = pathOf(request, 'no');
  if (!No.safeParse(text).success) throw notFound('no-such-thing', text);
  return Number(text);
};

/** `/api/office/petitions/...`: signatures that stand out, and those on paper. */
export const officePetitionEndpoints: readonly Endpoint[] = [
  endpoint({
    ...review,
    path: '/api/office/petitions/signatures',
    summary: 'Signatures that stand out, by petition: many of one network, or addresses in a row',
    answers: { 200: { description: 'Those that wait first', content: { [JSON_TYPE]: SignatureReview } } },
    handle: async ({ db }, { response }) => void response.json(await reviewOf(db.pool)),
  }),
  endpoint({
    ...review,
    method: 'post',
    path: '/api/office/petitions/signatures',
    summary: 'Decides of groups of signatures, all at once, with why; none is taken away',
    body: DecideGroups,
    answers: { 200: { description: 'How many changed', content: { [JSON_TYPE]: DecidedGroups } } },
    handle: async (services, { response, body, who }) =>
      void response.json({ changed: await decide(services, who, body) }),
  }),
  endpoint({
    ...desk,
    path: '/api/office/petitions/{number}/sheets',
    summary: 'Sheets of signatures on paper',
    answers: { 200: { description: 'Newest first', content: { [JSON_TYPE]: SheetList } } },
    handle: async (services, { request, response, who }) =>
      void response.json({ sheets: await sheetsOf(services, who, numberOf(request)) }),
  }),
  endpoint({
    ...desk,
    method: 'post',
    path: '/api/office/petitions/{number}/sheets',
    summary: 'Enters a sheet with its scan; it counts once another officer has looked at it',
    body: EnterSheet,
    answers: { 201: { description: 'The sheets', content: { [JSON_TYPE]: SheetList } } },
    handle: async (services, { request, response, body, who }) => {
      const number = numberOf(request);
      await enter(services, who, number, body);
      response.status(201).json({ sheets: await sheetsOf(services, who, number) });
    },
  }),
  endpoint({
    ...desk,
    method: 'post',
    path: '/api/office/petitions/{number}/sheets/{no}/verify',
    summary: 'Says that a sheet which another officer entered is right: from now on it counts',
    answers: { 200: { description: 'The sheets', content: { [JSON_TYPE]: SheetList } } },
    handle: async (services, { request, response, who }) => {
      const number = numberOf(request);
      await verify(services, who, number, sheetNo(request));
      response.json({ sheets: await sheetsOf(services, who, number) });
    },
  }),
  endpoint({
    ...desk,
    method: 'post',
    path: '/api/office/petitions/{number}/sheets/{no}/correct',
    summary: 'Corrects the number of a sheet, with why',
    body: CorrectSheet,
    answers: { 200: { description: 'The sheets', content: { [JSON_TYPE]: SheetList } } },
    handle: async (services, { request, response, body, who }) => {
      const number = numberOf(request);
      await correct(services, who, number, sheetNo(request), body);
      response.json({ sheets: await sheetsOf(services, who, number) });
    },
  }),
  endpoint({
    ...desk,
    path: '/api/office/petitions/{number}/sheets/{no}/scan',
    summary: 'The scan of a sheet, for officers of the body',
    answers: { 200: { description: 'The file', content: BINARY } },
    handle: async (services, { request, response, who }) =>
      sendFile(response, await scanOf(services, who, numberOf(request), sheetNo(request))),
  }),
];
