import { Link } from 'react-aria-components';
import { fold } from '../../../sql/model/text.ts';
import { useWords, type Words } from '../../i18n/intl.tsx';
import type { MessageKey } from '../../i18n/messages.ts';
import { Fetched } from '../../office/parts/fetched.tsx';
import { FilterBar, SearchFilter, SelectFilter } from '../../office/parts/filter-bar.tsx';
import { type Column, ListTable } from '../../office/parts/list-table.tsx';
import { Pill, type Tone } from '../../office/parts/pill.tsx';
import { useFilters } from '../../office/parts/use-filters.ts';
import { Heading } from '../../shell/heading.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { csvOf } from '../../ui/take-along/sheet.ts';
import type { PublicBody } from '../api.ts';
import { heirOf } from '../bodies.ts';
import { useBodies, useModules } from '../use-civic.ts';
import './bodies.css';

const STATES: Record<PublicBody['status'], { title: MessageKey; tone: Tone }> = {
  open: { title: 'bodies.state.open', tone: 'good' },
  suspended: { title: 'bodies.state.suspended', tone: 'warn' },
  closed: { title: 'bodies.state.closed', tone: 'bad' },
};

/** A kind in words; as it is written where it is none that is known. */
const kindOf = (kind: string, { say }: Words): string => {
  const names: Record<string, MessageKey> = {
    ministry: 'bodies.kind.ministry',
    agency: 'bodies.kind.agency',
    authority: 'bodies.kind.authority',
    utility: 'bodies.kind.utility',
    governorate: 'bodies.kind.governorate',
    municipality: 'bodies.kind.municipality',
    court: 'bodies.kind.court',
    other: 'bodies.kind.other',
  };
  const key = names[kind];
  return key ? say(key) : kind;
};

const datesOf = ({ since, until }: PublicBody, { say, day }: Words): string =>
  [since && say('bodies.since', { day: day(since) }), until && say('bodies.until', { day: day(until) })]
    .filter(Boolean)
    .join(' · ');

/** What a body is called, what is known of it, and who came after it. */
const Name = ({ body, bodies }: { body: PublicBody; bodies: readonly PublicBody[] }) => {
  const { say, text } = useWords();
  const heir = body.status === 'closed' ? heirOf(bodies, body.id) : null;
  return (
    <span className="body-name">
      <span>{text(body.name)}</span>
      {body.note && <span className="muted">{text(body.note)}</span>}
      {body.status === 'closed' && (
        <span className="muted">
          {heir ? say('bodies.heir', { name: text(heir.name) }) : say('bodies.noHeir')}
        </span>
      )}
      {body.url && (
        <a href={body.url} rel="noreferrer">
          {say('bodies.site')}
        </a>
      )}
    </span>
  );
};

const columnsOf = (words: Words, bodies: readonly PublicBody[]): Column<PublicBody>[] => {
  const { say } = words;
  return [
    {
      id: 'body',
      title: say('bodies.body'),
      kind: 'wide',
      cell: (body) => <Name body={body} bodies={bodies} />,
    },
    { id: 'kind', title: say('bodies.kind'), cell: ({ kind }) => kindOf(kind, words) },
    {
      id: 'state',
      title: say('bodies.state'),
      cell: ({ status }) => <Pill tone={STATES[status].tone}>{say(STATES[status].title)}</Pill>,
    },
    { id: 'dates', title: say('bodies.dates'), cell: (body) => datesOf(body, words) || null },
    {
      id: 'source',
      title: say('bodies.source'),
      cell: ({ source }) => (
        <span className="muted">{source === 'sample' ? say('bodies.sample') : source}</span>
      ),
    },
  ];
};

const save = (shown: readonly PublicBody[], name: string) =>
  saveFile(
    `${name}.csv`,
    new Blob(
      [
        '\uFEFF',
        csvOf({
          columns: [
            'id',
            'name_ar',
            'name_fr',
            'name_en',
            'kind',
            'status',
            'successor',
            'since',
            'until',
            'url',
            'source',
          ],
          rows: shown.map((one) => ({
            head: one.id,
            cells: [
              ...[one.id, one.name.ar, one.name.fr, one.name.en, one.kind, one.status, one.successor],
              ...[one.since, one.until, one.url, one.source],
            ],
          })),
        }),
      ],
      { type: 'text/csv;charset=utf-8' },
    ),
  );

const PAGE = '/civic/bodies';

/** `/civic/bodies`: the public bodies, closed ones too, with who came after them. */
export const BodiesPage = () => {
  const words = useWords();
  const { say } = words;
  const query = useBodies();
  const { values, count, set, clear } = useFilters(['q', 'kind', 'state'] as const);
  // Whoever has this page among its own is who bodies are asked by.
  const asks = useModules().data?.find(({ more }) => more.some(({ page }) => page === PAGE));
  const looked = fold(values.q);
  const matches = ({ name, kind, status }: PublicBody): boolean =>
    Object.values(name).some((one) => fold(one).includes(looked)) &&
    (values.kind === '' || kind === values.kind) &&
    (values.state === '' || status === values.state);
  return (
    <Fetched query={query}>
      {(bodies) => {
        const shown = bodies.filter(matches);
        const kinds = [...new Set(bodies.map(({ kind }) => kind))];
        return (
          <>
            <Heading
              lead={say('bodies.lead')}
              actions={<ActionButton onPress={() => save(shown, 'bodies')}>{say('bodies.csv')}</ActionButton>}
            />
            <FilterBar
              search={
                <SearchFilter label={say('bodies.search')} value={values.q} onChange={(q) => set({ q })} />
              }
              count={count - (values.q ? 1 : 0)}
              onClear={clear}
            >
              <SelectFilter
                name="kind"
                label={say('bodies.kind')}
                all={say('bodies.anyKind')}
                value={values.kind}
                choices={kinds.map((id) => ({ id, title: kindOf(id, words) }))}
                onChange={(kind) => set({ kind })}
              />
              <SelectFilter
                name="state"
                label={say('bodies.state')}
                all={say('bodies.anyState')}
                value={values.state}
                choices={Object.entries(STATES).map(([id, { title }]) => ({ id, title: say(title) }))}
                onChange={(state) => set({ state })}
              />
            </FilterBar>
            <p role="status" className="muted">
              {say('bodies.count', { count: shown.length })}
            </p>
            {shown.length === 0 ? (
              <Empty icon="search" title="civic.bodyNone" text="civic.noneSuchText" />
            ) : (
              <ListTable
                label={say('page.civicBodies')}
                columns={columnsOf(words, bodies)}
                rows={shown}
                keyOf={({ id }) => id}
              />
            )}
            {asks && (
              <p className="bodies-foot">
                <Link href={asks.page}>{say('bodies.ask')}</Link>
              </p>
            )}
          </>
        );
      }}
    </Fetched>
  );
};
