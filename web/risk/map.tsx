import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { RiskInfo } from '../../sql/model/api/risks.ts';
import { colorOf, NO_DATA, type Scheme } from '../../sql/model/style/palette.ts';
import { useCountry, useLayers } from '../explore/data.ts';
import { MapView } from '../explore/map-view.tsx';
import { useWords } from '../i18n/intl.tsx';
import type { MapHandle } from '../map/handle.ts';
import '../ui/viewer.css';
import '../ui/parts.css';
import { recoloured } from './recolour.ts';
import type { RiskRow } from './weigh.ts';

const NOTHING = { start: 0, bottom: 0 };

const Legend = ({ info, scheme }: { info: RiskInfo; scheme: Scheme }) => {
  const { say, text, number } = useWords();
  const from = (at: number): string => {
    const [least, most] = [info.classes[at - 1]?.below, info.classes[at]?.below];
    return `${number(least ?? 0, 1)}–${number(most ?? 10, 1)}`;
  };
  return (
    <ul className="risk-legend">
      {info.classes.map((one, at) => (
        <li key={one.id}>
          <svg width="14" height="14" aria-hidden="true">
            <rect width="14" height="14" rx="3" fill={colorOf(one.color, scheme)} />
          </svg>
          {text(one.title)} <span className="muted">{from(at)}</span>
        </li>
      ))}
      <li>
        <svg width="14" height="14" aria-hidden="true">
          <rect width="14" height="14" rx="3" fill={NO_DATA[scheme]} />
        </svg>
        {say('risk.noScore')}
      </li>
    </ul>
  );
};

/** The places of a period, each in the colour of its class; what is pressed is told of. */
export const RiskMap = ({
  info,
  rows,
  picked,
  scheme,
  onPick,
  onReady,
  tools,
}: {
  info: RiskInfo;
  rows: readonly RiskRow[];
  picked: string | null;
  scheme: Scheme;
  onPick: (place: string) => void;
  onReady: (map: MapHandle) => void;
  /** What it is taken along by. */
  tools: ReactNode;
}) => {
  const { say } = useWords();
  const [country, layers] = [useCountry().data, useLayers().data];
  const [hasWebgl, setHasWebgl] = useState(true);
  const base = layers?.find(({ layer }) => layer.id === info.base);
  const all = useMemo(
    () => (layers ?? []).filter(({ layer }) => layer.basemap || layer.id === info.base),
    [layers, info.base],
  );
  const shown = useMemo(() => [{ id: info.base, opacity: 100 }], [info.base]);
  const restyle = useCallback(
    (style: Parameters<typeof recoloured>[0]) =>
      recoloured(
        style,
        {
          layer: info.base,
          of: new Map(
            rows.flatMap((row) => (row.class ? [[row.fid, colorOf(row.class.color, scheme)]] : [])),
          ),
          picked: rows.find(({ id }) => id === picked)?.fid ?? null,
        },
        scheme,
      ),
    [rows, picked, info.base, scheme],
  );
  if (!hasWebgl) return <p className="muted">{say('map.noWebgl')}</p>;
  return (
    <figure className="risk-map panel-card" id="map">
      <div className="risk-stage">
        {country && base && (
          <MapView
            {...{ country, scheme, shown, restyle }}
            key={scheme}
            layers={all}
            camera={null}
            time={null}
            selected={null}
            hidden={NOTHING}
            onMoved={() => undefined}
            onClicked={(hits) => {
              const row = rows.find(({ fid }) =>
                hits.some((hit) => hit.layer === info.base && hit.fid === fid),
              );
              if (row) onPick(row.id);
            }}
            onReady={(map) => {
              if (base.bbox) map.fit(base.bbox, NOTHING);
              onReady(map);
            }}
            onNoWebgl={() => setHasWebgl(false)}
          />
        )}
      </div>
      <figcaption>
        <Legend info={info} scheme={scheme} />
        {tools}
      </figcaption>
    </figure>
  );
};
