import type { Field } from '../../../../sql/model/records/form.ts';
import { badParameter } from '../../../http/error.ts';
import type { Services } from '../../../services.ts';
import { keepFile } from '../../files/receive.ts';
import type { Letter } from './letter.ts';

/** Where files go: the field of that id among those that are asked. */
type Way = { files?: string | undefined; asks: readonly Field[] };

/** Keeps the files of a mail as those that are uploaded, each looked at by a job before anybody has it; 400 where the deed takes none, or fewer. */
export const keepFiles = async (services: Services, { files, from }: Letter, way: Way): Promise<string[]> => {
  if (files.length === 0) return [];
  const field = way.asks.find(({ id, kind }) => id === way.files && kind === 'files');
  const most = field?.kind === 'files' ? field.most : 0;
  if (files.length > most) throw badParameter('files', 'too-many-files', { most });
  const ids: string[] = [];
  for (const { name, content } of files)
    ids.push((await keepFile(services, { name, content, sender: `mail ${from}` })).id);
  return ids;
};
