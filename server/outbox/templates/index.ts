import type { TemplateName } from '../../../sql/model/message.ts';
import { accountErased } from './account-erased.ts';
import { confirmEmailAct } from './confirm-email-act.ts';
import { invitation } from './invitation.ts';
import { layerPublished } from './layer-published.ts';
import { newSignIn } from './new-sign-in.ts';
import { passwordChanged } from './password-changed.ts';
import { resetPassword } from './reset-password.ts';
import type { Template } from './template.ts';
import { testMessage } from './test-message.ts';
import { verifyEmail } from './verify-email.ts';

/** Every template, one line each; what fills it is in `sql/model/message.ts`. */
export const TEMPLATES: Record<TemplateName, Template> = {
  'verify-email': verifyEmail,
  'reset-password': resetPassword,
  invitation,
  'confirm-email-act': confirmEmailAct,
  'new-sign-in': newSignIn,
  'password-changed': passwordChanged,
  'account-erased': accountErased,
  'test-message': testMessage,
  'layer-published': layerPublished,
};
