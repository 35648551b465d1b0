import { z } from 'zod';
import { Layer, LayerId } from '../layer.ts';
import { Problem } from '../problem.ts';
import { Visibility } from '../roles.ts';
import { Licence, Source } from '../source.ts';

/**
 * What data officers and editors send and are answered: a layer that is written and published at run time. Its draft (the
 * manifest, and all rows that it is to have) is put together by several calls and seen by those alone who work on the layer;
 * `publish` makes it the layer's next revision.
 */
const Moment = z.iso.datetime({ offset: true });

/** Id of an institution. */
const Owner = z.string().min(1).max(120).nullable();

/**
 * `PUT /api/layers/{layer}`: makes or changes the draft of a layer, which must not be one that a theme brings. `owner` and
 * `visibility` are what it will be first published with; of a layer that is published they are changed at their own
 * addresses, where they hold at once, and may be left out here.
 */
export const LayerWrite = z.strictObject({
  /** The whole manifest, as `GET /api/layers/{layer}` will answer it; its `id` is the one of the address. */
  layer: Layer,
  /** Sources and licences that are not there yet; those that are, `layer.sources` names by their ids. */
  sources: z.array(Source).max(50).default([]),
  licences: z.array(Licence).max(50).default([]),
  /** The institution whose data officers write it; an officer names one of his own. */
  owner: Owner.optional(),
  /** `draft` where nothing is said. */
  visibility: Visibility.optional(),
});
export type LayerWrite = z.infer<typeof LayerWrite>;

/** What is published of a layer; null where nothing is yet. */
const Published = z.object({ revision: z.int(), publishedAt: Moment, featureCount: z.int() }).nullable();

/** The draft without its manifest. `job` is the address of the job that publishes it now; until it ends nothing can be changed. */
const DraftState = z.object({ rows: z.int(), bytes: z.int(), changedAt: Moment, job: z.string().nullable() });

/** `GET /api/layers/{layer}/draft`, and what `PUT /api/layers/{layer}` answers. */
export const LayerDraft = z.object({
  layer: Layer,
  sources: z.array(Source),
  licences: z.array(Licence),
  owner: Owner,
  visibility: Visibility,
  ...DraftState.shape,
  published: Published,
});
export type LayerDraft = z.infer<typeof LayerDraft>;

/** `GET /api/office/layers`: the layers that whoever asks works on, published or not. */
export const WorkLayers = z.object({
  layers: z.array(
    z.object({
      id: LayerId,
      title: Layer.shape.title,
      theme: z.string(),
      owner: Owner,
      visibility: Visibility,
      /** How it came: with a theme, or by the API. */
      origin: z.enum(['theme', 'api']),
      published: Published,
      draft: DraftState.nullable(),
    }),
  ),
});
export type WorkLayers = z.infer<typeof WorkLayers>;

/** Features and bytes of one call, and of a whole draft. */
export const MOST_FEATURES = 5000;
export const MOST_BYTES = 10_000_000;
export const MOST_DRAFT_ROWS = 1_000_000;
export const MOST_DRAFT_BYTES = 1_000_000_000;

const Bound = z.string().max(40).nullable().optional();

const FeatureWrite = z.strictObject({
  type: z.literal('Feature'),
  /** Taken as the property `id` where the layer declares one and the feature has none. */
  id: z.union([z.string(), z.number()]).nullable().optional(),
  /** As `/items` gives it; not used. */
  fid: z.number().optional(),
  bbox: z.array(z.number()).max(6).optional(),
  geometry: z.record(z.string(), z.unknown()).nullable(),
  /** Declared properties, those of type text as `name_ar`, `name_fr`, `name_en`. */
  properties: z.record(z.string(), z.unknown()).nullable(),
  /** Half-open period of validity, RFC 3339 days or instants; also taken from the properties `valid_from` and `valid_to`. */
  validFrom: Bound,
  validTo: Bound,
});
export type FeatureWrite = z.infer<typeof FeatureWrite>;

/**
 * `POST /api/layers/{layer}/features`: rows that are added to the draft. Here it is looked only whether they are GeoJSON in
 * longitude and latitude; whether they hold is told by the load, row by row.
 */
export const FeaturesWrite = z.strictObject({
  type: z.literal('FeatureCollection'),
  name: z.string().optional(),
  bbox: z.array(z.number()).max(6).optional(),
  /** As GDAL writes it; any other coordinate system is refused. */
  crs: z
    .strictObject({
      type: z.literal('name'),
      properties: z.strictObject({ name: z.literal('urn:ogc:def:crs:OGC:1.3:CRS84') }),
    })
    .optional(),
  features: z.array(FeatureWrite).min(1).max(MOST_FEATURES),
});
export type FeaturesWrite = z.infer<typeof FeaturesWrite>;

/** What `POST` and `DELETE /api/layers/{layer}/features` answer: rows that this call added, and all rows of the draft. */
export const DraftRows = z.object({ added: z.int(), rows: z.int(), bytes: z.int() });
export type DraftRows = z.infer<typeof DraftRows>;

/** `POST /api/layers/{layer}/publish`; `force` publishes a draft by which more than a fifth of the features would go. */
export const PublishOrder = z.strictObject({ force: z.boolean().default(false) });
export type PublishOrder = z.infer<typeof PublishOrder>;

/** 202: a job was begun; it is told of at its address, `/api/jobs/{id}`. */
export const JobBegun = z.object({ job: z.string(), id: z.int() });
export type JobBegun = z.infer<typeof JobBegun>;

/** `PUT /api/layers/{layer}/visibility` takes a Visibility, `PUT /api/layers/{layer}/owner` an owner; both answer this. */
export const OwnerWrite = z.strictObject({ owner: Owner });
export const LayerAccess = z.object({ owner: Owner, visibility: Visibility });
export type LayerAccess = z.infer<typeof LayerAccess>;

/** `GET /api/layers/{layer}/loads`: newest first. */
export const LayerLoads = z.object({
  loads: z.array(
    z.object({
      load: z.int(),
      state: z.enum(['running', 'published', 'unchanged', 'failed', 'interrupted']),
      startedAt: Moment,
      finishedAt: Moment.nullable(),
      rows: z.int(),
      rejected: z.int(),
      /** What it published, or found to be so already. */
      revision: z.int().nullable(),
      error: z.string().nullable(),
      /** Rows of the list of problems, of each severity. */
      problems: z.object({ reject: z.int(), repair: z.int(), warning: z.int() }),
    }),
  ),
});
export type LayerLoads = z.infer<typeof LayerLoads>;

/** `GET /api/layers/{layer}/loads/{load}/problems`: in the order they were met, the sentences in the reader's language. */
export const LoadProblems = z.object({
  problems: z.array(z.object({ ...Problem.shape, position: z.int() })),
  /** What to ask for `after` to get the rest; null where there is none. */
  next: z.int().nullable(),
});
export type LoadProblems = z.infer<typeof LoadProblems>;
