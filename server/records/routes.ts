import { ModuleList } from '../../sql/model/records/module.ts';
import { type Endpoint, endpoint, NO_QUERY } from '../http/endpoint.ts';
import { sendJson } from '../http/send-json.ts';
import { infoOf } from './module.ts';

const JSON_TYPE = 'application/json';

/** `/api/modules`, and what people and offices do with the cases of any module. */
export const recordEndpoints: readonly Endpoint[] = [
  endpoint({
    access: 'public',
    tag: 'Records',
    path: '/api/modules',
    summary: 'The civic modules: what can be asked, signed, said and looked up',
    query: NO_QUERY,
    answers: { 200: { description: 'In their order', content: { [JSON_TYPE]: ModuleList } } },
    handle: ({ modules }, { request, response }) =>
      sendJson(request, response, { modules: modules.map(infoOf) }),
  }),
];
