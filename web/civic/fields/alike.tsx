import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-aria-components';
import { useWords } from '../../i18n/intl.tsx';
import { useSettled } from '../../use-settled.ts';
import { civicApi } from '../api.ts';
import { useModules } from '../use-civic.ts';
import { useAboutForm } from './field.ts';

/** Shorter titles are like too many. */
const LEAST_LETTERS = 8;

/** Published cases that read like what is being written, so that nobody sends the same again unawares. */
export const Alike = ({ title }: { title: string }) => {
  const { say, text } = useWords();
  const { module } = useAboutForm();
  const words = useSettled(title.trim());
  const { data } = useQuery({
    queryKey: ['cases-alike', module, words],
    queryFn: ({ signal }) => civicApi.alike(module ?? '', words, signal),
    enabled: module !== null && words.length >= LEAST_LETTERS,
    retry: false,
  });
  const page = useModules().data?.find(({ id }) => id === module)?.casePage ?? '/civic/cases';
  const cases = data?.cases ?? [];
  return (
    <div role="status">
      {cases.length > 0 && (
        <div className="alike">
          <strong>{say('civic.alike')}</strong>
          <ul>
            {cases.map(({ number, title: known, state }) => (
              <li key={number}>
                <Link href={`${page}/${number}`} target="_blank">
                  <bdi>{known}</bdi>
                </Link>
                <span className="muted"> · {text(state.title)}</span>
              </li>
            ))}
          </ul>
          <p className="muted">{say('civic.alikeText')}</p>
        </div>
      )}
    </div>
  );
};
