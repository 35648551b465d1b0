import type { TemplateName } from '../../../sql/model/message.ts';
import { accountErased } from './account-erased.ts';
import { accountExists } from './account-exists.ts';
import { caseDraft } from './case-draft.ts';
import { caseDuty } from './case-duty.ts';
import { caseNews } from './case-news.ts';
import { caseReceipt } from './case-receipt.ts';
import { confirmEmailAct } from './confirm-email-act.ts';
import { confirmPush } from './confirm-push.ts';
import { confirmSignature } from './confirm-signature.ts';
import { confirmWarnings } from './confirm-warnings.ts';
import { emailChanged } from './email-changed.ts';
import { invitation } from './invitation.ts';
import { layerPublished } from './layer-published.ts';
import { newSignIn } from './new-sign-in.ts';
import { noAccount } from './no-account.ts';
import { passwordChanged } from './password-changed.ts';
import { resetPassword } from './reset-password.ts';
import { rolesGranted } from './roles-granted.ts';
import { secondFactorOff } from './second-factor-off.ts';
import { secondFactorOn } from './second-factor-on.ts';
import { signatureNews } from './signature-news.ts';
import { smsAnswer } from './sms-answer.ts';
import type { Template } from './template.ts';
import { testMessage } from './test-message.ts';
import { verifyEmail } from './verify-email.ts';
import { warningCancelled } from './warning-cancelled.ts';
import { warningDigest } from './warning-digest.ts';
import { warningIssued } from './warning-issued.ts';
import { warningUpdated } from './warning-updated.ts';

/** Every template, one line each; what fills it is in `sql/model/message.ts`. */
export const TEMPLATES: Record<TemplateName, Template> = {
  'verify-email': verifyEmail,
  'reset-password': resetPassword,
  invitation,
  'confirm-email-act': confirmEmailAct,
  'new-sign-in': newSignIn,
  'password-changed': passwordChanged,
  'account-exists': accountExists,
  'no-account': noAccount,
  'email-changed': emailChanged,
  'second-factor-on': secondFactorOn,
  'second-factor-off': secondFactorOff,
  'roles-granted': rolesGranted,
  'account-erased': accountErased,
  'test-message': testMessage,
  'layer-published': layerPublished,
  'confirm-warnings': confirmWarnings,
  'confirm-push': confirmPush,
  'confirm-signature': confirmSignature,
  'signature-news': signatureNews,
  'warning-issued': warningIssued,
  'warning-updated': warningUpdated,
  'warning-cancelled': warningCancelled,
  'warning-digest': warningDigest,
  'case-news': caseNews,
  'case-duty': caseDuty,
  'case-draft': caseDraft,
  'case-receipt': caseReceipt,
  'sms-answer': smsAnswer,
};
