import type { Endpoint } from '../http/endpoint.ts';
import { errandEndpoints } from './errand.routes.ts';
import { oidcEndpoints } from './oidc/routes.ts';
import { ownEndpoints } from './own.routes.ts';
import { ownSessionEndpoints } from './own-sessions.routes.ts';
import { pickerEndpoints } from './pickers.routes.ts';
import { registerEndpoints } from './register.routes.ts';
import { secondFactorEndpoints } from './second-factor.routes.ts';
import { sessionEndpoints } from './session.routes.ts';
import { userEndpoints } from './users.routes.ts';

/** Everything about accounts. */
export const accountEndpoints: readonly Endpoint[] = [
  ...sessionEndpoints,
  ...registerEndpoints,
  ...errandEndpoints,
  ...oidcEndpoints,
  ...ownEndpoints,
  ...ownSessionEndpoints,
  ...secondFactorEndpoints,
  ...userEndpoints,
  ...pickerEndpoints,
];
