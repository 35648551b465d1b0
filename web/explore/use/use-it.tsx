import { useMemo, useState } from 'react';
import type { LayerInfo } from '../../../sql/model/api.ts';
import { mapStyle } from '../../../sql/model/style/style.ts';
import { useWords } from '../../i18n/intl.tsx';
import { CopyText } from '../../ui/copy-text.tsx';
import { SelectOne } from '../../ui/select.tsx';
import { snippets } from './snippets.ts';

/** How to take a layer into another program: choose it, copy what is to be written there. */
export const UseIt = ({ info }: { info: LayerInfo }) => {
  const { say, language } = useWords();
  const [id, setId] = useState('maplibre');
  const all = useMemo(() => {
    const { layer, links, bbox } = info;
    const style = mapStyle({
      base: [],
      data: [{ layer, opacity: 1, tilejson: links.tilejson }],
      scheme: 'light',
      language,
      origin: new URL(links.tilejson).origin,
      extent: bbox ?? [-180, -80, 180, 80],
      name: layer.id,
    });
    return snippets({ info, title: layer.title[language], style });
  }, [info, language]);
  const chosen = all.find((one) => one.id === id);
  return (
    <>
      <SelectOne
        className="field use-program"
        label={say('use.program')}
        choices={all.map((one) => ({ id: one.id, title: one.name }))}
        value={id}
        onChange={setId}
      />
      {chosen && <CopyText key={chosen.id} title={chosen.name} text={chosen.text} />}
    </>
  );
};
