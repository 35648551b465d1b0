import { Upload, Uploaded, Uploads } from '../../../server/modules/budget/schema.ts';
import { path, read, upload, write } from '../../api.ts';

/** Files of budgets that officers send in, and what became of each. */
export const budgetFilesApi = {
  all: async (signal?: AbortSignal) => (await read(Uploads, '/api/office/budget/uploads', signal)).uploads,
  one: (id: string, signal?: AbortSignal) => read(Upload, path`/api/office/budget/uploads/${id}`, signal),
  send: (dataset: string, file: File) =>
    upload(path`/api/office/budget/uploads?dataset=${dataset}&filename=${file.name}`, file, Uploaded),
  retry: (id: string) => write('POST', path`/api/office/budget/uploads/${id}/retry`, {}, Uploaded),
};
