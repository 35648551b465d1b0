import { useRef, useState } from 'react';
import { Link } from 'react-aria-components';
import { usePathname, useSearch } from 'wouter/use-browser-location';
import type { RiskInfo, RiskInputs } from '../../sql/model/api/risks.ts';
import { useWords } from '../i18n/intl.tsx';
import { methodAddress } from '../indicators/address.ts';
import type { MapHandle } from '../map/handle.ts';
import { periodInWords } from '../place/period-words.ts';
import { go } from '../shell/go.ts';
import { Heading } from '../shell/heading.tsx';
import { useId } from '../shell/use-id.ts';
import { useScheme } from '../ui/scheme.ts';
import '../ui/form/form.css';
import './risk.css';
import { Empty } from '../ui/empty.tsx';
import { SelectInput } from '../ui/form/choice-input.tsx';
import { saveFile } from '../ui/save-file.ts';
import { Failed, Loading } from '../ui/state.tsx';
import { type Taken, TakeAlong as TakePart } from '../ui/take-along/take-along.tsx';
import { riskAddress } from './api.ts';
import { csvOf } from './csv.ts';
import { Detail } from './detail.tsx';
import { RiskMap } from './map.tsx';
import { partIn, type RiskPart, takenOf } from './part.ts';
import { saveMap, saveRanking } from './pictures.ts';
import { Ranking } from './ranking.tsx';
import { findingOf } from './said.ts';
import { rowsSheet, sidesSheet } from './sheets.ts';
import { formatRisk, type RiskState } from './state.ts';
import { RiskTable } from './table.tsx';
import { TakeAlong } from './take-along.tsx';
import { useRiskInputs, useRiskState, useRisks, useWeighed } from './use-risk.ts';
import { type RiskRow, sidesOf } from './weigh.ts';
import { Controls } from './weights.tsx';

type State = ReturnType<typeof useRiskState>;

const Choices = ({
  info,
  risks,
  periods,
  period,
  state,
  keep,
}: {
  info: RiskInfo;
  risks: readonly RiskInfo[];
  periods: readonly string[];
  period: string;
  state: RiskState;
  keep: State['keep'];
}) => {
  const { say, text, language } = useWords();
  return (
    <div className="risk-choices">
      <SelectInput
        name="risk"
        label={say('risk.which')}
        value={info.id}
        choices={risks.map(({ id, title }) => ({ id, title: text(title) }))}
        // Weights and suppositions are of one model; the period and the place are of all.
        onChange={(id) =>
          go(riskAddress(id, formatRisk({ ...state, inputs: {}, dimensions: {}, scenario: {} })))
        }
      />
      <SelectInput
        name="period"
        label={say('risk.period')}
        value={period}
        choices={[...periods].reverse().map((id) => ({ id, title: periodInWords(id, language) || id }))}
        onChange={(next) => keep({ ...state, period: next })}
      />
    </div>
  );
};

const About = ({ info }: { info: RiskInfo }) => {
  const { say, text } = useWords();
  return (
    <section className="panel-card risk-about">
      <h2>{say('risk.method')}</h2>
      <p>{say('risk.methodText')}</p>
      <p>{text(info.model.source)}</p>
      <p>{text(info.reference)}</p>
      <p>{text(info.classesSource)}</p>
      <p className="actions">
        <Link href={methodAddress(info.id)}>{say('risk.methodPage')}</Link>
        <Link href={`/?layers=${info.id}`}>{say('risk.onMap')}</Link>
        <a href={info.links.page.replace(/\/risk\/.*$/, `/api/risks/${info.id}`)}>{say('risk.model')}</a>
        <a href={`${info.links.values}?f=csv`}>{say('risk.csvDeclared')}</a>
      </p>
    </section>
  );
};

type TableProps = {
  info: RiskInfo;
  period: string;
  rows: readonly RiskRow[];
  taken: Taken;
  onPick: (place: string) => void;
};

const TablePart = ({ info, period, rows, taken, onPick }: TableProps) => {
  const { say, text } = useWords();
  return (
    <section className="panel-card risk-table" id="table">
      <header className="risk-head">
        <h2>{say('risk.table')}</h2>
        <TakePart {...taken} />
      </header>
      <RiskTable {...{ rows, onPick }} caption={say('join.when', { what: text(info.title), when: period })} />
    </section>
  );
};

const Shown = ({
  info,
  risks,
  inputs,
}: {
  info: RiskInfo;
  risks: readonly RiskInfo[];
  inputs: RiskInputs;
}) => {
  const words = useWords();
  const { say, text, language } = words;
  const scheme = useScheme();
  const isEmbedded = usePathname().startsWith('/embed');
  const search = useSearch();
  const only = isEmbedded ? partIn(search) : null;
  const isShown = (part: RiskPart) => only === null || only === part;
  const { state, keep, turn } = useRiskState();
  const { period, rows, usual, weighing } = useWeighed(info, inputs, state);
  const svg = useRef<SVGSVGElement>(null);
  const map = useRef<MapHandle | null>(null);
  const [printed, setPrinted] = useState<string | null>(null);
  const picked = rows.find(({ id }) => id === state.place) ?? rows[0];
  const finding = findingOf(rows, info.classes, words);
  const given = { info, period, finding, words };
  const shown = { info, period, words, scheme };
  const takenAs = (part: RiskPart, title: string, sheet = rowsSheet(rows, finding, shown)): Taken =>
    takenOf(part, { risk: info.id, title, search, sheet });
  const sides = picked ? sidesOf(weighing, picked.cell) : [];
  const onPick = (place: string) => keep({ ...state, place });
  // A map draws nothing on paper: its picture does.
  const print = async () => {
    if (map.current) setPrinted((await map.current.picture()).toDataURL('image/png'));
    setTimeout(() => window.print(), 100);
  };
  return (
    <>
      <Heading
        // Where it stands alone, nothing else says of when it is.
        title={
          isEmbedded
            ? say('join.when', { what: text(info.title), when: periodInWords(period, language) || period })
            : text(info.title)
        }
        lead={<p>{text(info.description)}</p>}
        actions={
          <TakeAlong
            onCsv={() => saveFile(`biatouna-${info.id}-${period}.csv`, csvOf(rows, { period, language }))}
            onRanking={() => svg.current && void saveRanking(svg.current, given)}
            onMap={() => map.current && void saveMap(map.current, given, scheme)}
            onPrint={() => void print()}
          />
        }
      />
      {info.status === 'sample' && <p className="risk-sample">{say('risk.sample')}</p>}
      {!isEmbedded && <Choices {...{ info, risks, period, state, keep }} periods={inputs.periods} />}
      <div className="risk-board" data-turned={usual !== null} data-part={only ?? 'all'}>
        <div className="risk-column">
          {isShown('map') && (
            <RiskMap
              {...{ info, rows, scheme, onPick }}
              picked={picked?.id ?? null}
              onReady={(handle) => {
                map.current = handle;
              }}
              tools={
                <TakePart
                  {...takenAs('map', say('risk.map'))}
                  onPicture={() => map.current && void saveMap(map.current, given, scheme)}
                />
              }
            />
          )}
          {printed && <img className="risk-printed" src={printed} alt="" />}
          {picked && isShown('detail') && (
            <Detail
              row={picked}
              {...{ info, period, scheme, sides }}
              tools={<TakePart {...takenAs('detail', say('risk.input'), sidesSheet(picked, sides, shown))} />}
            />
          )}
        </div>
        {isShown('ranking') && (
          <section className="panel-card risk-rank" id="ranking">
            <header className="risk-head">
              <h2>{finding}</h2>
              <TakePart
                {...takenAs('ranking', say('risk.column.ranks'))}
                onPicture={() => svg.current && void saveRanking(svg.current, given)}
              />
            </header>
            {usual && <p className="risk-turned">{say('risk.turned')}</p>}
            <Ranking {...{ rows, usual, scheme, svg, onPick }} label={finding} picked={picked?.id ?? null} />
            <p className="muted">{say('risk.whiskers')}</p>
          </section>
        )}
        {!isEmbedded && (
          <Controls
            {...{ info, state }}
            onTurn={turn}
            onReset={() => keep({ ...state, inputs: {}, dimensions: {}, scenario: {} })}
          />
        )}
      </div>
      {(!isEmbedded || only === 'table') && (
        <TablePart {...{ info, period, rows, onPick }} taken={takenAs('table', say('risk.table'))} />
      )}
      {isEmbedded && (
        <p className="actions">
          <a href={riskAddress(info.id, window.location.search)} target="_blank" rel="noreferrer">
            {say('risk.whole')}
          </a>
        </p>
      )}
      {!isEmbedded && <About info={info} />}
    </>
  );
};

/** A risk: where it is how high and how sure, what it is made of, and what other weights would say. */
export const RiskPage = () => {
  const id = useId();
  const risks = useRisks();
  const info = risks.data?.find((one) => one.id === id);
  const inputs = useRiskInputs(id, info?.revision);
  if (risks.isError) return <Failed retry={() => void risks.refetch()} />;
  if (inputs.isError) return <Failed retry={() => void inputs.refetch()} />;
  if (risks.data && !info) return <Empty icon="warning" title="risk.gone" text="risk.goneText" />;
  if (!info || !risks.data || !inputs.data) return <Loading />;
  if (inputs.data.places.length === 0)
    return <Empty icon="warning" title="risk.empty" text="risk.emptyText" />;
  return <Shown key={id} info={info} risks={risks.data} inputs={inputs.data} />;
};
