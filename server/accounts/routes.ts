import type { Endpoint } from '../http/endpoint.ts';
import { registerEndpoints } from './register.routes.ts';
import { sessionEndpoints } from './session.routes.ts';

/** Everything about accounts. */
export const accountEndpoints: readonly Endpoint[] = [...sessionEndpoints, ...registerEndpoints];
