import { z } from 'zod';
import {
  DraftRows,
  FeaturesWrite,
  JobBegun,
  LayerAccess,
  LayerDraft,
  LayerLoads,
  LayerWrite,
  LoadProblems,
  MOST_BYTES,
  OwnerWrite,
  PublishOrder,
  WorkLayers,
} from '../../../sql/model/api/layers.ts';
import { Visibility } from '../../../sql/model/roles.ts';
import { Lang, Limit } from '../../features/query.ts';
import { type Endpoint, endpoint, NO_QUERY, pathOf } from '../../http/endpoint.ts';
import { notFound } from '../../http/error.ts';
import { languageOf } from '../../http/language.ts';
import { setOwner, setVisibility } from './access.ts';
import { addFeatures, emptyDraft } from './features.ts';
import { loadsOf, problemsOf } from './loads.ts';
import { putDraft } from './put-draft.ts';
import { draftView, workLayers } from './read.ts';
import { workOn } from './standing.ts';
import { publishDraft, removeLayer } from './work.ts';

const TAG = 'Layers at work';
const WRITE = { may: 'layers.write' } as const;
const PUBLISH = { may: 'layers.publish' } as const;
const MANIFEST_BYTES = 250_000;

const json = (description: string, shape: z.ZodType) => ({
  description,
  content: { 'application/json': shape },
});

const begun = json('A job was begun', JobBegun);

/** A number of the path; what is none is not there. */
const loadNumber = (text: string): number => {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw notFound('no-such-thing', text);
  return Number(text);
};

/** `/api/layers/{layer}...` as data officers and editors write it: a layer without a theme file. */
export const officeEndpoints: readonly Endpoint[] = [
  endpoint({
    path: '/api/office/layers',
    access: WRITE,
    tag: TAG,
    summary: 'The layers that whoever asks works on',
    query: NO_QUERY,
    answers: { 200: json('Layers, published or not', WorkLayers) },
    handle: async (services, { response, who }) => void response.json(await workLayers(services, who)),
  }),
  endpoint({
    method: 'put',
    path: '/api/layers/{layer}',
    access: WRITE,
    tag: TAG,
    summary: 'Make or change the draft of a layer',
    description:
      'The manifest, with sources and licences that are new. A data officer names a structure of his own as owner, an editor his theme. What a theme brings cannot be changed.',
    query: NO_QUERY,
    body: LayerWrite,
    bodyBytes: MANIFEST_BYTES,
    answers: { 200: json('The draft', LayerDraft), 201: json('The draft, which is new', LayerDraft) },
    handle: async (services, asked) => {
      const { draft, isNew } = await putDraft(services, asked);
      asked.response.status(isNew ? 201 : 200).json(draft);
    },
  }),
  endpoint({
    method: 'delete',
    path: '/api/layers/{layer}',
    access: PUBLISH,
    tag: TAG,
    summary: 'Remove a layer that came by the API, with all its revisions',
    query: NO_QUERY,
    answers: { 202: begun, 204: { description: 'It was but a draft, and is gone' } },
    handle: async (services, asked) => {
      const job = await removeLayer(services, asked);
      if (job) asked.response.status(202).location(job.job).json(job);
      else asked.response.status(204).end();
    },
  }),
  endpoint({
    path: '/api/layers/{layer}/draft',
    access: WRITE,
    tag: TAG,
    summary: 'What the draft of a layer holds',
    query: NO_QUERY,
    answers: { 200: json('The draft', LayerDraft) },
    handle: async (services, asked) =>
      void asked.response.json(draftView(await workOn(services, asked, 'layers.write'))),
  }),
  endpoint({
    method: 'post',
    path: '/api/layers/{layer}/features',
    access: WRITE,
    tag: TAG,
    summary: 'Add features to the draft',
    description:
      'GeoJSON in longitude and latitude, up to 5000 features or 10 MB a call. Texts in three languages come as `name_ar`, `name_fr`, `name_en`, validity as the members `validFrom` and `validTo`. Whether rows hold is told by the load.',
    query: NO_QUERY,
    body: FeaturesWrite,
    bodyBytes: MOST_BYTES,
    answers: { 200: json('How many there are now', DraftRows) },
    handle: async (services, asked) =>
      void asked.response.json(await addFeatures(services, asked, asked.body)),
  }),
  endpoint({
    method: 'delete',
    path: '/api/layers/{layer}/features',
    access: WRITE,
    tag: TAG,
    summary: 'Empty the draft',
    query: NO_QUERY,
    answers: { 200: json('Nothing is left', DraftRows) },
    handle: async (services, asked) => void asked.response.json(await emptyDraft(services, asked)),
  }),
  endpoint({
    method: 'post',
    path: '/api/layers/{layer}/publish',
    access: PUBLISH,
    tag: TAG,
    summary: 'Make the draft the next revision of the layer',
    query: NO_QUERY,
    body: PublishOrder,
    answers: { 202: begun },
    handle: async (services, asked) => {
      const job = await publishDraft(services, asked, asked.body);
      asked.response.status(202).location(job.job).json(job);
    },
  }),
  endpoint({
    method: 'put',
    path: '/api/layers/{layer}/visibility',
    access: PUBLISH,
    tag: TAG,
    summary: 'Set who sees a layer',
    query: NO_QUERY,
    body: Visibility,
    answers: { 200: json('Whose it is and who sees it', LayerAccess) },
    handle: async (services, asked) =>
      void asked.response.json(await setVisibility(services, asked, asked.body)),
  }),
  endpoint({
    method: 'put',
    path: '/api/layers/{layer}/owner',
    access: PUBLISH,
    tag: TAG,
    summary: 'Set whose a layer is',
    query: NO_QUERY,
    body: OwnerWrite,
    answers: { 200: json('Whose it is and who sees it', LayerAccess) },
    handle: async (services, asked) =>
      void asked.response.json(await setOwner(services, asked, asked.body.owner)),
  }),
  endpoint({
    path: '/api/layers/{layer}/loads',
    access: WRITE,
    tag: TAG,
    summary: 'How rows came into a layer',
    query: z.object({ limit: Limit(20, 200), lang: Lang }),
    answers: { 200: json('Loads, newest first', LayerLoads) },
    handle: async (services, asked) => {
      const { id } = await workOn(services, asked, 'layers.write');
      const about = { limit: asked.query.limit, language: languageOf(asked.request) };
      asked.response.json(await loadsOf(services.db, id, about));
    },
  }),
  endpoint({
    path: '/api/layers/{layer}/loads/{load}/problems',
    access: WRITE,
    tag: TAG,
    summary: 'What was found in the rows of a load',
    query: z.object({
      after: z.coerce.number().int().min(-1).default(-1).meta({ description: '`next` of the page before.' }),
      limit: Limit(200, 1000),
      lang: Lang,
    }),
    answers: { 200: json('Rejects, repairs and warnings', LoadProblems) },
    handle: async (services, asked) => {
      const { id } = await workOn(services, asked, 'layers.write');
      const load = loadNumber(pathOf(asked.request, 'load'));
      const about = { layer: id, load, ...asked.query, language: languageOf(asked.request) };
      asked.response.json(await problemsOf(services, about));
    },
  }),
];
