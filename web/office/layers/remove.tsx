import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useWords } from '../../i18n/intl.tsx';
import { go } from '../../shell/go.ts';
import { workApi } from '../api.ts';
import { ConfirmWindow } from '../parts/confirm.tsx';
import { useDeed } from '../parts/use-deed.ts';
import type { WorkLayer } from './words.ts';

/** Takes a layer that came by the API away for good. */
export const RemoveLayer = ({ layer }: { layer: WorkLayer }) => {
  const { say, text, number } = useWords();
  const [isAsked, setIsAsked] = useState(false);
  const title = text(layer.title);
  const count = layer.published?.featureCount ?? layer.draft?.rows ?? 0;
  const deed = useDeed({
    work: workApi.remove,
    changes: ['work', 'layers'],
    said: () => say('remove.done', { title }),
  });
  return (
    <section className="panel-card">
      <h2>{say('remove.name')}</h2>
      <p>{say('remove.about')}</p>
      <Button className="button danger" onPress={() => setIsAsked(true)}>
        {say('remove.go')}
      </Button>
      {isAsked && (
        <ConfirmWindow
          title={say('remove.title', { title })}
          button={say('remove.go')}
          deed={deed}
          given={layer.id}
          onClose={() => setIsAsked(false)}
          onDone={() => go('/office/layers', { replace: true })}
        >
          {say('remove.text', { count, shown: number(count) })}
        </ConfirmWindow>
      )}
    </section>
  );
};
