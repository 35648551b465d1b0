import { useQuery } from '@tanstack/react-query';
import { useWords, type Words } from '../../i18n/intl.tsx';
import { workApi } from '../api.ts';
import { Fetched } from '../parts/fetched.tsx';
import { type Column, ListTable } from '../parts/list-table.tsx';
import { Pill } from '../parts/pill.tsx';
import { When } from '../parts/when.tsx';
import { Problems } from './problems.tsx';
import { LOAD_TITLES, type Load } from './words.ts';

const MOST = 20;

const Outcome = ({ load }: { load: Load }) => {
  const { say } = useWords();
  const { title, tone } = LOAD_TITLES[load.state];
  return (
    <span className="outcome">
      <Pill tone={tone}>{say(title)}</Pill>
      {load.error !== null && <span className="muted">{load.error}</span>}
    </span>
  );
};

const columnsOf = ({ say, number }: Words): Column<Load>[] => [
  { id: 'started', title: say('audit.when'), cell: ({ startedAt }) => <When at={startedAt} /> },
  { id: 'state', title: say('users.state'), kind: 'wide', cell: (load) => <Outcome load={load} /> },
  { id: 'rows', title: say('loads.rows'), kind: 'number', cell: ({ rows }) => number(rows) },
  { id: 'rejected', title: say('loads.rejected'), kind: 'number', cell: ({ rejected }) => number(rejected) },
  {
    id: 'repaired',
    title: say('loads.repaired'),
    kind: 'number',
    cell: ({ problems }) => number(problems.repair),
  },
  {
    id: 'revision',
    title: say('layers.revision'),
    kind: 'number',
    cell: ({ revision }) => revision !== null && number(revision),
  },
];

/** How rows came into a layer, and what was found in them. */
export const Loads = ({ layer }: { layer: string }) => {
  const words = useWords();
  const query = useQuery({
    queryKey: ['loads', layer, words.language],
    queryFn: ({ signal }) => workApi.loads(layer, MOST, signal),
  });
  return (
    <section className="section">
      <header className="head">
        <h2>{words.say('loads.title')}</h2>
        <p className="muted">{words.say('loads.text')}</p>
      </header>
      <Fetched query={query}>
        {(loads) =>
          loads.length === 0 ? (
            <p className="panel-card muted">{words.say('loads.none')}</p>
          ) : (
            <ListTable
              label={words.say('loads.title')}
              columns={columnsOf(words)}
              rows={loads}
              keyOf={({ load }) => load}
              details={({ load }) => <Problems layer={layer} load={load} />}
            />
          )
        }
      </Fetched>
    </section>
  );
};
