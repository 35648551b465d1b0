import { useMemo, useState } from 'react';
import type { CountryInfo, LayerInfo } from '../../sql/model/api.ts';
import { useCountry, useLayers } from '../explore/data.ts';
import { Legend } from '../explore/legend.tsx';
import { MapView } from '../explore/map-view.tsx';
import { useWords } from '../i18n/intl.tsx';
import type { MapHandle } from '../map/handle.ts';
import '../ui/viewer.css';
import '../ui/parts.css';
import { useScheme } from '../ui/scheme.ts';

const NOTHING = { start: 0, bottom: 0 };

const Stage = ({
  info,
  country,
  layers,
}: {
  info: LayerInfo;
  country: CountryInfo;
  layers: readonly LayerInfo[];
}) => {
  const { say } = useWords();
  const scheme = useScheme();
  const [hasWebgl, setHasWebgl] = useState(true);
  const all = useMemo(() => [...layers.filter(({ layer }) => layer.basemap), info], [layers, info]);
  const shown = useMemo(() => [{ id: info.layer.id, opacity: 100 }], [info]);
  const fit = (map: MapHandle) => info.bbox && map.fit(info.bbox, NOTHING);
  if (!hasWebgl) return <p className="muted">{say('map.noWebgl')}</p>;
  return (
    <MapView
      {...{ country, scheme, shown }}
      layers={all}
      camera={null}
      time={null}
      selected={null}
      hidden={NOTHING}
      onMoved={() => undefined}
      onClicked={() => undefined}
      onReady={fit}
      onNoWebgl={() => setHasWebgl(false)}
    />
  );
};

/** The answer on a map of its own, with what its signs mean. */
export const AnswerMap = ({ info }: { info: LayerInfo }) => {
  const [country, layers] = [useCountry().data, useLayers().data];
  const scheme = useScheme();
  return (
    <div className="answer-map">
      <div className="answer-stage">
        {country && layers && <Stage key={info.layer.id} {...{ info, country, layers }} />}
      </div>
      <div className="answer-legend">
        <Legend layer={info.layer} scheme={scheme} />
      </div>
    </div>
  );
};
