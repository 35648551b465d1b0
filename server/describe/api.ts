import type { Router } from 'express';
import { accountEndpoints } from '../accounts/routes.ts';
import { analysisEndpoints } from '../analysis/routes.ts';
import { auditEndpoints } from '../audit/routes.ts';
import { reportEndpoints } from '../briefs/report/routes.ts';
import { briefEndpoints } from '../briefs/routes.ts';
import { dashboardEndpoints } from '../dashboard/routes.ts';
import { featureEndpoints } from '../features/routes.ts';
import { type Endpoint, type EndpointDoc, routerOf } from '../http/endpoint.ts';
import { indicatorEndpoints } from '../indicators/routes.ts';
import { jobEndpoints } from '../jobs/routes.ts';
import { keyEndpoints } from '../keys/routes.ts';
import { officeEndpoints } from '../layers/office/routes.ts';
import { MODULES } from '../modules/index.ts';
import { outboxEndpoints } from '../outbox/outbox.routes.ts';
import { pushEndpoints } from '../outbox/push.routes.ts';
import { unsubscribeEndpoints } from '../outbox/unsubscribe.routes.ts';
import { webhookEndpoints } from '../outbox/webhooks.routes.ts';
import { outlookEndpoints } from '../outlook/routes.ts';
import { placeEndpoints } from '../places/routes.ts';
import { policyEndpoints } from '../policies/routes.ts';
import { privacyEndpoints } from '../privacy/routes.ts';
import type { Module } from '../records/module.ts';
import { recordEndpoints } from '../records/routes.ts';
import { riskEndpoints } from '../risk/routes.ts';
import { sdgEndpoints } from '../sdg/routes.ts';
import { seriesEndpoints } from '../series/routes.ts';
import { observationEndpoints } from '../series/write/routes.ts';
import type { Services } from '../services.ts';
import { warningEndpoints } from '../warnings/routes.ts';
import { openApiOf } from './openapi.ts';
import { OTHER_DOCS } from './other-docs.ts';
import { problemEndpoints } from './problems.ts';
import { describeEndpoints, document } from './routes.ts';
import { OpenApi } from './shapes.ts';
import { spriteEndpoints } from './sprites.ts';
import { styleEndpoints } from './styles.ts';
import { tileEndpoints } from './tile-routes.ts';
import { DESCRIPTION, TITLE } from './words.ts';

const VERSION = '1.0.0';

/** Describing takes a tenth of a second, so it is done once for what a server is made of. */
const described = new WeakMap<readonly Module[], ReturnType<typeof openApiOf>>();
const openApiFor = (modules: readonly Module[]): ReturnType<typeof openApiOf> => {
  const known = described.get(modules) ?? openApiOf(() => docsOf(modules));
  described.set(modules, known);
  return known;
};

const openApiEndpoint: Endpoint = document(
  { path: '/api/openapi.json', summary: 'This description' },
  OpenApi,
  ({ modules }, { base, language }) =>
    openApiFor(modules)({
      base,
      title: TITLE[language],
      description: DESCRIPTION[language],
      version: VERSION,
    }),
  'application/vnd.oai.openapi+json;version=3.0',
);

const ofThePlatform: readonly Endpoint[] = [
  ...describeEndpoints,
  openApiEndpoint,
  ...featureEndpoints,
  ...tileEndpoints,
  ...styleEndpoints,
  ...spriteEndpoints,
  ...placeEndpoints,
  ...seriesEndpoints,
  ...observationEndpoints,
  ...indicatorEndpoints,
  ...dashboardEndpoints,
  ...outlookEndpoints,
  ...riskEndpoints,
  ...briefEndpoints,
  ...reportEndpoints,
  ...jobEndpoints,
  ...outboxEndpoints,
  ...webhookEndpoints,
  ...pushEndpoints,
  ...unsubscribeEndpoints,
  ...officeEndpoints,
  ...analysisEndpoints,
  ...problemEndpoints,
  ...auditEndpoints,
  ...accountEndpoints,
  ...keyEndpoints,
  ...privacyEndpoints,
  ...warningEndpoints,
  ...sdgEndpoints,
  ...policyEndpoints,
  ...recordEndpoints,
];

const endpointsOf = (modules: readonly Module[]): readonly Endpoint[] => [
  ...ofThePlatform,
  ...modules.flatMap(({ endpoints = [] }) => endpoints),
];

/** Every documented address of a server of these modules, also those that other routers answer. */
export const docsOf = (modules: readonly Module[]): readonly EndpointDoc[] => [
  ...endpointsOf(modules),
  ...OTHER_DOCS,
];

/** As `docsOf`, for the modules that we have. */
export const apiDocs: readonly EndpointDoc[] = docsOf(MODULES);

/** Everything below `/api`. */
export const apiRoutes = (services: Services): Router => routerOf(services, endpointsOf(services.modules));
