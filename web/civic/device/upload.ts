import { civicApi } from '../api.ts';
import { type Filled, filesIn } from './draft.ts';
import { FileGone } from './file-gone.ts';
import { theShelf } from './store.ts';

/**
 * Sends the files of a form that the server has not yet, and notes the id of each by its key in `uploaded`, so that none goes twice.
 * Throws `FileGone`: none is left out unsaid.
 */
export const uploadAll = async (filled: Filled, uploaded: Record<string, string>): Promise<void> => {
  const shelf = await theShelf();
  for (const file of filesIn(filled)) {
    if (file.isThere || Object.hasOwn(uploaded, file.key)) continue;
    const content = await shelf.get('files', file.key);
    if (!(content instanceof Blob)) throw new FileGone(file.name);
    uploaded[file.key] = (await civicApi.upload(file.name, content)).id;
  }
};
