import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { z } from 'zod';
import { BudgetManifest, DatasetId, Deflator } from '../../sql/model/budget/budget.ts';
import { sameText, Text } from '../../sql/model/text.ts';
import { storable } from '../load/tame.ts';
import { attempt } from '../read/attempt.ts';
import { ReadError } from '../read/row.ts';

const Field = z.looseObject({
  name: z.string().min(1),
  columnType: z.string().optional(),
  constant: z.union([z.string(), z.number()]).optional(),
  normalize: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  normalizationTarget: z.boolean().optional(),
  /** What a column counts in: 1000 for thousands. */
  factor: z.int().positive().max(1_000_000_000).optional(),
});
export type Field = z.infer<typeof Field>;

const ForeignKey = z.looseObject({
  fields: z.union([z.string(), z.array(z.string())]),
  reference: z.looseObject({ resource: z.string(), fields: z.union([z.string(), z.array(z.string())]) }),
});

const Resource = z.looseObject({
  name: z.string().min(1),
  path: z
    .union([
      z.string(),
      z
        .array(z.string())
        .length(1)
        .transform(([one]) => one!),
    ])
    .optional(),
  encoding: z.string().optional(),
  dialect: z.looseObject({ delimiter: z.string().length(1).optional() }).optional(),
  schema: z
    .looseObject({
      fields: z.array(Field),
      extraFields: z.array(Field).default([]),
      foreignKeys: z.array(ForeignKey).default([]),
    })
    .optional(),
});
export type Resource = z.infer<typeof Resource>;

/** What the standard has no word for, under a name of our own. */
const Own = z.strictObject({
  titles: Text.optional(),
  descriptions: Text.optional(),
  status: z.enum(['real', 'sample']).optional(),
  currency: z.string().optional(),
  decimals: z.int().min(0).max(4).optional(),
  placeLevel: z.string().optional(),
  population: z.string().nullable().optional(),
  deflator: Deflator.nullable().optional(),
});

/** `datapackage.json` of a Fiscal Data Package 1.0, as far as it is read here. */
export const Descriptor = z.looseObject({
  name: z.string(),
  title: z.string().min(1).optional(),
  description: z.string().optional(),
  licenses: z.array(z.looseObject({ name: z.string().optional(), title: z.string().optional() })).default([]),
  sources: z.array(z.looseObject({ title: z.string().optional(), path: z.string().optional() })).default([]),
  resources: z.array(Resource).min(1),
  biatouna: Own.optional(),
});
export type Descriptor = z.infer<typeof Descriptor>;

const first = (error: z.ZodError): string => {
  const issue = error.issues[0];
  return issue ? `${issue.path.join('.')}: ${issue.message}` : 'not understood';
};

/** Reads `datapackage.json`; throws ReadError with what is wrong in it. */
export const readDescriptor = (path: string): Descriptor => {
  const json = attempt((): unknown =>
    JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, ''), (_, value: unknown) =>
      typeof value === 'string' ? storable(value) : value,
    ),
  );
  if (json.kind === 'failed') throw new ReadError(`${basename(path)} is no JSON: ${json.message}.`);
  const parsed = Descriptor.safeParse(json.value);
  if (!parsed.success)
    throw new ReadError(`${basename(path)} is no Fiscal Data Package: ${first(parsed.error)}.`);
  return parsed.data;
};

/** The currency that a package declares: of its own word, or a constant column of its table. */
const currencyOf = ({ resources, biatouna }: Descriptor): string | undefined =>
  biatouna?.currency ??
  resources
    .flatMap(({ schema }) => schema?.extraFields ?? [])
    .flatMap(({ columnType, constant }) =>
      columnType === 'value-currency:code' && constant ? [String(constant)] : [],
    )[0];

/** What the budget is; throws ReadError where it does not say what everybody must know of it. */
export const manifestOf = (
  descriptor: Descriptor,
  decimalsOf: (currency: string) => number,
): BudgetManifest => {
  const { biatouna: own, title = descriptor.name, description, licenses, sources } = descriptor;
  const currency = currencyOf(descriptor);
  if (currency === undefined) throw new ReadError('The package names no currency (value-currency:code).');
  const licence = licenses[0]?.title ?? licenses[0]?.name;
  const status = own?.status ?? 'real';
  if (status === 'real' && (licence === undefined || sources.length === 0))
    throw new ReadError(
      'A package of real figures names its source and its licence; otherwise it is a sample.',
    );
  const parsed = BudgetManifest.safeParse({
    title: own?.titles ?? sameText(title),
    description: own?.descriptions ?? sameText(description ?? title),
    status,
    currency,
    decimals: own?.decimals ?? decimalsOf(currency),
    licence: licence ?? '—',
    sources:
      sources.length > 0
        ? sources.map((one) => ({
            title: one.title ?? one.path ?? '—',
            path: /^https?:/.test(one.path ?? '') ? one.path : null,
          }))
        : [{ title, path: null }],
    placeLevel: own?.placeLevel ?? 'governorate',
    population: own?.population ?? null,
    deflator: own?.deflator ?? null,
  } satisfies Record<keyof BudgetManifest, unknown>);
  if (!parsed.success) throw new ReadError(`The package is not understood: ${first(parsed.error)}.`);
  return parsed.data;
};

/** The name of a package as the id of its dataset; throws ReadError for one that is none. */
export const datasetOf = ({ name }: Descriptor): string => {
  const parsed = DatasetId.safeParse(name);
  if (parsed.success) return parsed.data;
  throw new ReadError(
    `The name of a package is of small letters, digits and hyphens, not ${name.slice(0, 80)}.`,
  );
};

/** The file of a resource; throws ReadError for one outside of the package's folder, or that is not there. */
export const fileOf = (folder: string, { name, path }: Resource): string => {
  if (path === undefined) throw new ReadError(`The resource ${name} has no path.`);
  const full = normalize(join(folder, path));
  const isInside = full.startsWith(`${normalize(folder)}/`) && !/^([a-z]+:|\/)/i.test(path);
  if (!isInside) throw new ReadError(`The path ${path} leads out of the package.`);
  if (!existsSync(full) || !statSync(full).isFile())
    throw new ReadError(`There is no file ${path} in the package.`);
  return full;
};

/** Where a package lies: its descriptor, of a folder or by its own path. */
export const descriptorAt = (path: string): { file: string; folder: string } | null => {
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, 'datapackage.json') : path;
  return existsSync(file) && basename(file) === 'datapackage.json' ? { file, folder: dirname(file) } : null;
};
