import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { Suggestion } from '../../../sql/model/api/records.ts';
import { useWords } from '../../i18n/intl.tsx';
import type { MessageKey } from '../../i18n/messages.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { useSettled } from '../../use-settled.ts';
import { civicApi } from '../api.ts';
import { useAboutForm } from './field.ts';

const KINDS: Record<
  Suggestion['kind'],
  { icon: IconName; name: MessageKey; hrefOf: (id: string) => string }
> = {
  layers: { icon: 'layers', name: 'civic.suggest.layers', hrefOf: (id) => `/?layers=${id}` },
  documents: { icon: 'file', name: 'civic.suggest.documents', hrefOf: (id) => `/policies/${id}` },
  cases: { icon: 'list', name: 'civic.suggest.cases', hrefOf: (id) => `/civic/cases/${id}` },
};
/** From so many letters on there is something to look for. */
const LEAST = 4;
const MOST = 200;

/**
 * What is published already and may be what is asked for, below the field in which it is written. How much was found is said aloud
 * when typing pauses; each is a link of its own, opened beside the form, which stays as it is.
 */
export const Suggestions = ({ field, value }: { field: string; value: unknown }) => {
  const { say, text, language } = useWords();
  const { module } = useAboutForm();
  const title = useId();
  const words = useSettled(typeof value === 'string' ? value.trim().slice(-MOST) : '');
  const isLooking = module !== null && words.length >= LEAST;
  const { data } = useQuery({
    queryKey: ['suggestions', module, field, words, language],
    queryFn: ({ signal }) => civicApi.suggestions(module ?? '', field, words, signal),
    enabled: isLooking,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
  const found = isLooking ? (data ?? []) : [];
  return (
    <div className="suggestions" data-any={found.length > 0}>
      <p id={title} role="status" className="suggestions-title">
        {found.length > 0 && say('civic.suggest.found', { count: found.length })}
      </p>
      {found.length > 0 && (
        <ul aria-labelledby={title}>
          {found.map(({ kind, id, title: name, status }) => (
            <li key={`${kind} ${id}`}>
              <Icon name={KINDS[kind].icon} />
              <a href={KINDS[kind].hrefOf(id)} target="_blank" rel="noreferrer">
                <bdi>{text(name)}</bdi>
                <span className="visually-hidden"> {say('civic.suggest.beside')}</span>
              </a>
              <span className="muted">
                {say(KINDS[kind].name)}
                {status && ` · ${text(status)}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
