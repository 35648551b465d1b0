import type pg from 'pg';
import type { Layer } from '../model/layer.ts';
import type { Language } from '../model/text.ts';
import { post } from './post.ts';

type Follower = { id: string; account_id: string; language: Language };

/** Tells the webhooks that follow layers of a new revision, in the transaction that publishes it. What not all may see is told nobody. */
export const announceLayer = async (
  client: pg.ClientBase,
  { no, layer, revision }: { no: number; layer: Layer; revision: number },
): Promise<void> => {
  const { rows } = await client.query<Follower>(
    `select webhook.id, account_id, webhook.language from webhook join account on account.id = account_id
      where 'layers' = any(topics) and disabled_at is null and account.state = 'active'
        and exists (select from layer where no = $1 and visibility->>'kind' = 'public')
        and not exists (select from layer own join layer base on base.id = own.manifest->'computed'->>'base'
          where own.no = $1 and base.visibility->>'kind' <> 'public')`,
    [no],
  );
  for (const { id, account_id: accountId, language } of rows)
    await post(client, {
      channel: 'webhook',
      to: id,
      accountId,
      language,
      template: 'layer-published',
      content: {
        link: `/?layers=${encodeURIComponent(layer.id)}`,
        layer: layer.id,
        title: layer.title,
        revision,
      },
      topic: 'layers',
    });
};
