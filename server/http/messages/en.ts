/** Sentences of errors: `title` names the kind, `detail` says what to do. `{name}` is filled in. */
export const en = {
  'busy-files': {
    title: 'Too many files at once',
    detail: 'Too many files are coming in right now. Try again in a moment.',
  },
  'too-many-loose-files': {
    title: 'Too many files without a case',
    detail:
      'Too many files came from you that are in no case yet. Send what you have prepared, or try again in an hour.',
  },
  'too-many-cases': {
    title: 'Too many cases',
    detail: 'Too many cases came from you in a short time. Try again in {seconds} seconds.',
  },
  'automatic-mail': {
    title: 'Automatic mail',
    detail:
      'The mail was sent by a program (an absence, a list, a failed delivery) and is no answer in a case.',
  },
  'too-many-parts': {
    title: 'Too many parts',
    detail: 'The mail has more than {most} parts. Send its text and its files only.',
  },
  'no-such-reply-address': {
    title: 'No such address',
    detail:
      'The mail came to no address of a case. Reply to a mail about the case, without changing the address.',
  },
  'draft-gone': {
    title: 'The draft is gone',
    detail:
      'This draft is no longer there: it was filed, or its time is over. Send a new mail to the address of the service.',
  },
  'no-answer-now': {
    title: 'No answer now',
    detail:
      'As the case stands now, it can be answered by nobody outside the office. Open it to see what can be done.',
  },
  'too-many-files': {
    title: 'Too many files',
    detail: 'There are more files than can be put here: {most} at most.',
  },
  'too-many-pixels': {
    title: 'Picture too large',
    detail: 'The picture has more than 25 million pixels. Make it smaller and send it again.',
  },
  'body-closed': {
    title: 'Body closed',
    detail:
      'The body named in "{parameter}", {body}, is closed and takes nothing any more. Its business went to: {heir}. Choose that one.',
  },
  'body-closed-for-good': {
    title: 'Body closed',
    detail:
      'The body named in "{parameter}", {body}, is closed and takes nothing any more, and no other has its business.',
  },
  'sent-otherwise': {
    title: 'Sent otherwise before',
    detail: 'Something else was sent under the same "{parameter}". Send this with one of its own.',
  },
  'no-such-file': {
    title: 'No such file',
    detail: 'A file in "{parameter}" is not there, was refused, or belongs to a case already. Send it again.',
  },
  'no-such-deed': {
    title: 'No such deed',
    detail: 'In such a case nothing is known under the "{parameter}" that was named.',
  },
  'not-collecting': {
    title: 'Not open to signatures',
    detail: 'This petition cannot be signed now: it is not open yet, or its time is over.',
  },
  'disposable-address': {
    title: 'Address for a moment',
    detail: 'Addresses of "{parameter}" that are made for a moment cannot sign. Use one of your own.',
  },
  'no-address-kept': {
    title: 'No address kept',
    detail: 'No address is kept with this signature. Sign again with the wish to be told more.',
  },
  'sheet-entered': {
    title: 'Sheet entered already',
    detail: 'A sheet with this number was entered already. Correct that one, or give another number.',
  },
  'not-ones-own': {
    title: 'Not one’s own',
    detail: 'Somebody else has to look at what you entered yourself.',
  },
  'deed-not-now': {
    title: 'Not now',
    detail: 'This cannot be done as the case stands now. Read it again to see what can be.',
  },
  'polygon-not-valid': {
    title: 'Not a polygon',
    detail: 'The polygon of "{parameter}" does not hold together: its lines cross, or it has no area.',
  },
  'polygon-elsewhere': {
    title: 'Polygon elsewhere',
    detail: 'The polygon of "{parameter}" does not lie in the places that it is a part of.',
  },
  'warning-over': { title: 'Over already', detail: 'The end of the warning ("{parameter}") is past.' },
  'sdg-computed': {
    title: 'Computed here',
    detail: 'The values of "{id}" are computed by an indicator of the platform; a file cannot say otherwise.',
  },
  'not-open-to-comments': {
    title: 'Not open to comments',
    detail: 'The document is not open to comments now.',
  },
  'unknown-parameter': {
    title: 'Unknown parameter',
    detail: 'The parameter "{parameter}" is not known here. Known are: {known}.',
  },
  'repeated-parameter': {
    title: 'Repeated parameter',
    detail: 'The parameter "{parameter}" may be given once only.',
  },
  'invalid-parameter': {
    title: 'Invalid parameter',
    detail: 'The value of "{parameter}" cannot be used: {reason}.',
  },
  'missing-parameter': { title: 'Missing parameter', detail: 'The parameter "{parameter}" is needed.' },
  'invalid-datetime': {
    title: 'Invalid date or time',
    detail:
      'Of "{parameter}" this cannot be read: {value}. Write a day (2024-05-31), a moment (2024-05-31T10:00:00Z) or a span with its earlier end first (2024-01-01/2024-12-31, ../2024-12-31).',
  },
  'invalid-filter': {
    title: 'Invalid filter',
    detail: 'The filter cannot be read at character {position}: {reason}.',
  },
  'single-layer-only': {
    title: 'One layer only',
    detail: '"{parameter}" works with a single layer; ask for the layers one by one.',
  },
  'answer-too-large': {
    title: 'Answer too large',
    detail: 'The answer would hold {found}; {most} are the most. Ask of a smaller area, or with a filter.',
  },
  'no-such-layer': { title: 'No such layer', detail: 'There is no layer "{id}".' },
  'layer-without-time': {
    title: 'Layer without time',
    detail:
      'The features of "{id}" have no period of validity; what was published on two days can be compared ("by": "revision").',
  },
  'layer-of-theme': {
    title: 'Layer of a theme',
    detail: 'The layer "{id}" comes with its theme: here only who sees it and whose it is can be changed.',
  },
  'layer-computed': {
    title: 'Computed layer',
    detail: 'The layer "{id}" is computed from others: it changes, and is seen, as they are.',
  },
  'layer-taken': {
    title: 'Name taken',
    detail: 'The name "{id}" cannot be used for a layer. Choose another.',
  },
  'layer-busy': {
    title: 'Layer at work',
    detail: 'A job works on the layer "{id}". Wait until it has ended, or cancel it.',
  },
  'no-draft': { title: 'No draft', detail: 'The layer "{id}" has no draft. Send its manifest first.' },
  'draft-full': {
    title: 'Draft full',
    detail: 'The draft of "{id}" has room for {most} features and {megabytes} MB.',
  },
  'draft-empty': {
    title: 'Draft empty',
    detail: 'The draft of "{id}" has no features. Send some, or publish it all the same with "force".',
  },
  'access-set-apart': {
    title: 'Set at its own address',
    detail: 'The layer "{id}" is published: change its "{parameter}" at /api/layers/{id}/{parameter}.',
  },
  'no-such-feature': { title: 'No such feature', detail: 'The layer has no feature "{id}".' },
  'no-such-revision': {
    title: 'No such revision',
    detail: 'The layer "{id}" was not published as {asked}.',
  },
  'not-redistributable': {
    title: 'Not to be handed on',
    detail: 'The licence of a source of "{id}" does not allow files of it to be handed on.',
  },
  busy: { title: 'Busy', detail: 'Too many files are being made. Try again in a minute.' },
  'busy-briefs': {
    title: 'Busy',
    detail: 'Too many briefs are being made. Try again in a minute.',
  },
  'briefs-unavailable': {
    title: 'No briefs here',
    detail:
      'This server runs on a system for which there is no build of what sets documents: it makes no briefs and no reports.',
  },
  'brief-failed': {
    title: 'Brief not made',
    detail: 'The brief could not be set. Try again in a minute.',
  },
  'busy-answering': {
    title: 'Busy',
    detail: 'Too many questions wait to be answered. Try again in some minutes.',
  },
  'no-such-place': { title: 'No such place', detail: 'There is no place "{id}".' },
  'no-such-series': { title: 'No such series', detail: 'There is no series "{id}".' },
  'no-such-indicator': { title: 'No such indicator', detail: 'There is no indicator "{id}".' },
  'no-such-risk': { title: 'No such risk', detail: 'There is no risk "{id}".' },
  'no-such-value': { title: 'No such value', detail: 'The indicator has no value of {id}.' },
  'too-many-values': {
    title: 'Too many values',
    detail:
      '"{parameter}" spans more than {most} values. Ask for a shorter span, for periods (aggregate), or for CSV.',
  },
  'no-such-sprite': { title: 'No such sprite', detail: 'There is no sprite "{id}".' },
  'no-such-style': { title: 'No such style', detail: 'There is no style "{id}".' },
  'no-such-tile': { title: 'No such tile', detail: 'The tile {id} does not exist.' },
  'no-such-page': { title: 'Not found', detail: 'There is nothing at this address.' },
  'not-acceptable': { title: 'Format not available', detail: 'This can be had as: {known}.' },
  'method-not-allowed': { title: 'Method not allowed', detail: 'This address answers only: {known}.' },
  'malformed-address': { title: 'Malformed address', detail: 'The address cannot be decoded.' },
  'not-ready': { title: 'Not ready', detail: 'The server cannot answer yet. Try again in a moment.' },
  'too-slow': {
    title: 'Too slow',
    detail: 'The answer took too long. Ask for a smaller area or fewer features.',
  },
  'unknown-field': { title: 'Unknown field', detail: 'The field "{parameter}" is not known here.' },
  'unfit-value': {
    title: 'Unfit value',
    detail:
      'In "{parameter}" stands what cannot be kept: a NUL, half a character, or lists in lists without end.',
  },
  'invalid-body': { title: 'Invalid body', detail: 'What was sent is not the JSON that is expected here.' },
  'json-only': { title: 'JSON only', detail: 'Send JSON, with Content-Type: application/json.' },
  'other-type': { title: 'Another type is wanted', detail: 'Send one of these: {types}.' },
  'too-many-rows': {
    title: 'Too many rows',
    detail: 'A request brings {most} rows at most. Send the rest in others; nothing of this one was written.',
  },
  'rows-refused': {
    title: 'Rows were refused',
    detail: 'All or nothing was asked for, and {count} values were refused; nothing was written.',
  },
  'missing-column': { title: 'A column is missing', detail: 'The table needs a column "{parameter}".' },
  'unknown-column': { title: 'Unknown column', detail: 'The column "{parameter}" is not known here.' },
  'series-of-theme': {
    title: 'A series of a theme',
    detail: 'How "{id}" is measured is declared by its theme, and is changed there.',
  },
  'no-observation': { title: 'No such value', detail: 'The series has and had no value at "{id}".' },
  'too-large': { title: 'Too large', detail: 'What was sent is larger than is taken here.' },
  'sign-in-needed': { title: 'Sign-in needed', detail: 'Sign in, or send an API key.' },
  'invalid-credentials': {
    title: 'Not recognised',
    detail: 'The key or session is not known, has expired, or was revoked.',
  },
  'not-allowed': { title: 'Not allowed', detail: 'You may not do this.' },
  'cross-site': {
    title: 'From another site',
    detail: 'This was sent from another site. Open the page itself, and try again there.',
  },
  'sign-in-failed': {
    title: 'Not signed in',
    detail: 'What you gave does not belong together. Check both, or ask for a new password by e-mail.',
  },
  'sign-in-busy': {
    title: 'Busy',
    detail: 'Too many people are signing in at this moment. Try again in a few seconds.',
  },
  'code-wrong': {
    title: 'Wrong code',
    detail:
      'The code is wrong, has been used, or has expired. Wait for the next one, or use a recovery code.',
  },
  'code-mistyped': {
    title: 'Typing error',
    detail: 'There is a typing error in the code. Compare it with the one you were given.',
  },
  'link-gone': {
    title: 'Link no longer valid',
    detail: 'This link has been used, has expired, or is incomplete. Ask for a new one.',
  },
  'confirm-needed': {
    title: 'Confirm that it is you',
    detail: 'Confirm that it is you (password or code), then try again.',
  },
  'password-common': {
    title: 'Password too common',
    detail:
      'Many people use this password or one like it, so it is tried first. Choose another, for instance a few words.',
  },
  'password-personal': {
    title: 'Password too easy to guess',
    detail: 'The password is your name or address. Choose another, for instance a few words.',
  },
  'account-exists': {
    title: 'There is an account already',
    detail: 'There is an account with this address already. Sign in, or ask for a new password.',
  },
  'last-administrator': {
    title: 'The last administrator',
    detail: 'Somebody must remain who manages the accounts. Name another administrator first.',
  },
  'password-needed-first': {
    title: 'A password is needed first',
    detail: 'Without a password you could not sign in any more. Choose one first.',
  },
  'registration-closed': {
    title: 'Registration is closed',
    detail: 'Accounts are made by invitation here. Ask an administrator.',
  },
  'no-such-scope': {
    title: 'Nothing to hold the role for',
    detail: 'The role "{role}" is held for something that exists. This is none: {value}.',
  },
  'no-such-key': { title: 'No such key', detail: 'You have no API key "{id}".' },
  'scope-not-held': {
    title: 'More than you may',
    detail: 'A key can do no more than its owner, and you may not do this: {scope}.',
  },
  'key-life': { title: 'Wrong end', detail: 'A key ends in the future, in {days} days at most.' },
  'too-many-keys': {
    title: 'Too many keys',
    detail: 'An account has {most} keys at most. Revoke one that is of no use any more.',
  },
  'too-many-requests': {
    title: 'Too many requests',
    detail: 'Too many requests. Try again in {seconds} seconds.',
  },
  conflict: {
    title: 'Changed meanwhile',
    detail: 'This was changed, or exists already. Look at it again and repeat what you want.',
  },
  'job-over': {
    title: 'Over already',
    detail: 'This job has ended already; there is nothing left to cancel.',
  },
  'job-not-dead': {
    title: 'Not given up',
    detail: 'Only a job that was given up after its last try can be tried again.',
  },
  'no-such-thing': { title: 'Not found', detail: 'There is nothing called "{id}".' },
  'address-not-usable': {
    title: 'Address not usable',
    detail: 'Give an https:// address in the public internet, without a user name.',
  },
  'too-many-things': {
    title: 'Too many',
    detail: 'There are {most} already, as many as there may be. Remove one first.',
  },
  'no-such-subscription': {
    title: 'Link not valid',
    detail: 'This link is not one of ours, or was cut short. Open it from the message once more.',
  },
  internal: {
    title: 'Something went wrong',
    detail: 'The error is ours and has been noted. Try again later.',
  },
} as const;

export type ErrorCode = keyof typeof en;
export type Messages = Record<ErrorCode, { title: string; detail: string }>;
