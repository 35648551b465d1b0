import { SdgProgressOptions } from '../model/sdg/dataset.ts';

/** What is taken of a file of metadata, and what is wrong in it. */
export type OpenSdgMeta = {
  /** The number that it is of, where it says so. */
  indicator: string | null;
  source: string | null;
  progress: SdgProgressOptions | null;
  faults: { field: string; value: string }[];
};

type Scalar = string | number | boolean | null;
type Fields = Record<string, Scalar | Record<string, Scalar>[]>;

const scalarOf = (text: string): Scalar => {
  const plain = text.trim();
  if (/^".*"$/s.test(plain)) {
    try {
      return JSON.parse(plain) as string;
    } catch {
      return plain.slice(1, -1);
    }
  }
  if (/^'.*'$/s.test(plain)) return plain.slice(1, -1).replaceAll("''", "'");
  const bare = plain.replace(/\s+#.*$/, '');
  if (bare === '' || bare === 'null' || bare === '~') return null;
  if (bare === 'true' || bare === 'false') return bare === 'true';
  return /^[-+]?\d+(\.\d+)?$/.test(bare) && !/^[-+]?0\d/.test(bare) ? Number(bare) : bare;
};

/** A list of maps as it stands in one line, as JSON. */
const inLine = (text: string): Record<string, Scalar>[] | null => {
  if (!text.startsWith('[')) return null;
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list)
      ? list.filter((one): one is Record<string, Scalar> => typeof one === 'object')
      : null;
  } catch {
    return null;
  }
};

const pairOf = (line: string): [string, string] | null => {
  const [, name, value = ''] = /^([A-Za-z_][\w-]*):(?:\s+(.*))?$/.exec(line) ?? [];
  return name === undefined ? null : [name, value];
};

/** `- name: value` begins a map of a list, `name: value` goes on with it. */
const listOf = (lines: readonly string[]): Record<string, Scalar>[] => {
  const list: Record<string, Scalar>[] = [];
  for (const line of lines.map((one) => one.trim())) {
    if (line.startsWith('-')) list.push({});
    const pair = pairOf(line.replace(/^-\s*/, ''));
    const last = list.at(-1);
    if (pair && last) last[pair[0]] = scalarOf(pair[1]);
  }
  return list;
};

/** The text below `name: |` or `name: >-`, its lines as they are or folded into one. */
const blockOf = (mark: string, lines: readonly string[]): string =>
  lines
    .map((line) => line.trim())
    .join(mark.startsWith('>') ? ' ' : '\n')
    .trim();

const readValue = (given: string, below: readonly string[]): Fields[string] => {
  if (/^[|>][-+]?$/.test(given.trim())) return blockOf(given.trim(), below);
  const list = inLine(given.trim());
  if (list) return list;
  if (given.trim() === '' && below.some((line) => line.trim().startsWith('-'))) return listOf(below);
  // A plain text goes on in lines that are set in.
  return below.length > 0 ? [given.trim(), ...below.map((line) => line.trim())].join(' ') : scalarOf(given);
};

/** The fields of a file: those of the front matter where it is Markdown. */
const fieldsOf = (text: string): Fields => {
  const [, front] = /^---\r?\n(.*?)\r?\n---(?:\r?\n|$)/s.exec(text) ?? [];
  const fields: Fields = {};
  const lines = (front ?? text).split(/\r?\n/);
  for (let at = 0; at < lines.length; ) {
    const pair = pairOf(lines[at] ?? '');
    at += 1;
    if (!pair) continue;
    const from = at;
    while (at < lines.length && /^(\s+\S|-\s|\s*$)/.test(lines[at] ?? '')) at += 1;
    const below = lines.slice(from, at).filter((line) => line.trim() !== '');
    fields[pair[0]] = readValue(pair[1], below);
  }
  return fields;
};

const WAYS: Record<string, 'up' | 'down'> = { positive: 'up', negative: 'down' };

const progressOf = (fields: Fields, faults: OpenSdgMeta['faults']): SdgProgressOptions | null => {
  const [first] = Array.isArray(fields.progress_calculation_options)
    ? fields.progress_calculation_options
    : [];
  if (!first || fields.auto_progress_calculation === false) return null;
  const { direction, base_year, target, target_year, limit, series, unit } = first;
  const options = SdgProgressOptions.safeParse({
    direction: WAYS[String(direction)],
    ...(base_year == null ? {} : { baseYear: base_year }),
    ...(target == null ? {} : { target }),
    ...(target_year == null ? {} : { targetYear: target_year }),
    ...(limit == null ? {} : { limit }),
    ...(series == null ? {} : { series: String(series) }),
    ...(unit == null ? {} : { unit: String(unit) }),
  });
  if (options.success) return options.data;
  faults.push({ field: 'progress_calculation_options', value: JSON.stringify(first).slice(0, 80) });
  return null;
};

const textIn = (fields: Fields, name: string): string | null => {
  const value = fields[name];
  return value === null || value === undefined || Array.isArray(value) || value === ''
    ? null
    : String(value).slice(0, 300);
};

/**
 * Reads what a file of metadata of Open SDG says of values (docs/metadata-format.md of open-sdg): who they are from, and how progress is
 * judged. It is YAML, by itself or before a text; of YAML what those files use: `name: value`, texts in lines that are set in, a list of
 * maps. What else it says is of the page of a site, and passed over. Its words are of one language.
 */
export const readOpenSdgMeta = (text: string): OpenSdgMeta => {
  const fields = fieldsOf(text.replace(/^\ufeff/, ''));
  const faults: OpenSdgMeta['faults'] = [];
  const progress = progressOf(fields, faults);
  const source = fields.source_active_1 === false ? null : textIn(fields, 'source_organisation_1');
  return {
    indicator: textIn(fields, 'indicator_number') ?? textIn(fields, 'indicator'),
    source,
    progress,
    faults,
  };
};
