import { Link } from 'react-aria-components';
import type { JobState } from '../../../sql/model/job.ts';
import { useWords } from '../../i18n/intl.tsx';
import type { MessageKey } from '../../i18n/messages.ts';
import { countOf } from '../jobs/words.ts';
import type { Told } from './use-known.ts';

type Figure = { id: MessageKey; value: number | null; href: string };

type Has = (capability: string) => boolean;

const figuresOf = ({ jobs, active, layers, isLoading }: Told, has: Has): Figure[] => {
  const count = (state: JobState) => (jobs ? countOf(jobs, state) : null);
  const known = (value: number) => (isLoading ? null : value);
  const hidden = layers.filter(({ visibility }) => visibility.kind !== 'public');
  const published = layers.filter((layer) => layer.published !== null);
  return [
    ...(has('jobs.manage')
      ? [
          { id: 'figures.running', value: count('running'), href: '/office/jobs?state=running' } as const,
          { id: 'figures.waiting', value: count('waiting'), href: '/office/jobs?state=waiting' } as const,
        ]
      : []),
    ...(has('accounts.manage')
      ? [{ id: 'figures.accounts', value: active, href: '/office/users?state=active' } as const]
      : []),
    ...(has('layers.write')
      ? [{ id: 'figures.layers', value: known(published.length), href: '/office/layers' } as const]
      : []),
    ...(has('layers.write') && !has('accounts.manage')
      ? [{ id: 'figures.hidden', value: known(hidden.length), href: '/office/layers?show=hidden' } as const]
      : []),
  ];
};

/** How things stand: of what is not asked for there is nothing, of what is on its way the place is kept. */
export const Figures = ({ told, has }: { told: Told; has: Has }) => {
  const { say, number } = useWords();
  const figures = figuresOf(told, has);
  if (figures.length === 0) return null;
  return (
    <section className="panel-card">
      <h2>{say('figures.title')}</h2>
      <ul className="figures">
        {figures.map(({ id, value, href }) => (
          <li key={id}>
            <Link className="figure" href={href}>
              <strong>{value === null ? '…' : number(value)}</strong>
              <span>{say(id)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
};
