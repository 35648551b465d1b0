import { MailSent } from '../../../sql/model/api/accounts.ts';
import {
  AskedSignature,
  type CorrectSheet,
  DecidedGroups,
  type DecideGroups,
  type EnterSheet,
  type Hears,
  InvitationLink,
  OwnSignature,
  SheetList,
  SignatureFigures,
  SignatureReview,
  SignerPlaces,
  type SignPetition,
} from '../../../sql/model/api/petitions.ts';
import { CaseList } from '../../../sql/model/api/records.ts';
import { path, read, write } from '../../api.ts';
import { CaseView } from '../../civic/shapes.ts';

const sheets = (number: string) => path`/api/office/petitions/${number}/sheets`;

export const petitionsApi = {
  places: (signal?: AbortSignal) => read(SignerPlaces, '/api/petitions/places', signal),
  figures: (number: string, signal?: AbortSignal) =>
    read(SignatureFigures, path`/api/petitions/${number}/signatures`, signal),
  sign: (number: string, wish: SignPetition) =>
    write('POST', path`/api/petitions/${number}/signatures`, wish, MailSent),
  asked: (token: string) => write('POST', '/api/petitions/signatures/asked', { token }, AskedSignature),
  confirm: (token: string) => write('POST', '/api/petitions/signatures/confirm', { token }, OwnSignature),
  own: (own: string) => write('POST', '/api/petitions/signatures/own', { own }, OwnSignature),
  hear: (own: string, hears: Hears) =>
    write('PUT', '/api/petitions/signatures/own', { own, hears }, OwnSignature),
  withdraw: (own: string) => write('POST', '/api/petitions/signatures/withdraw', { own }, OwnSignature),
  invited: (number: string, invitation: string) =>
    write('POST', path`/api/petitions/${number}/invited`, { invitation }, CaseView),
  invitation: (number: string, signal?: AbortSignal) =>
    read(InvitationLink, path`/api/petitions/${number}/invitation`, signal),
  reviews: (signal?: AbortSignal) => read(CaseList, '/api/office/reviews?module=petitions', signal),
  standOut: (signal?: AbortSignal) => read(SignatureReview, '/api/office/petitions/signatures', signal),
  decide: (given: DecideGroups) => write('POST', '/api/office/petitions/signatures', given, DecidedGroups),
  sheets: (number: string, signal?: AbortSignal) => read(SheetList, sheets(number), signal),
  enter: (number: string, sheet: EnterSheet) => write('POST', sheets(number), sheet, SheetList),
  verify: (number: string, no: number) =>
    write('POST', `${sheets(number)}/${no}/verify`, undefined, SheetList),
  correct: (number: string, no: number, given: CorrectSheet) =>
    write('POST', `${sheets(number)}/${no}/correct`, given, SheetList),
};
