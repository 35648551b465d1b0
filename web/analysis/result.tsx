import { useEffect, useRef } from 'react';
import { ProgressBar } from 'react-aria-components';
import { ApiError } from '../api.ts';
import { useWords } from '../i18n/intl.tsx';
import { ActionButton } from '../ui/action-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Loading } from '../ui/state.tsx';
import { Answer } from './answer.tsx';
import type { useAnswer } from './use-answer.ts';

const UnderWay = ({ progress, cancel }: { progress: number | null; cancel: (() => void) | null }) => {
  const { say } = useWords();
  return (
    <div className="ask-progress" role="status">
      <ProgressBar
        aria-label={say('answer.underWay')}
        {...(progress === null ? { isIndeterminate: true } : { value: progress * 100 })}
      >
        {({ percentage }) => (
          <>
            <span>{say('answer.underWay')}</span>
            <div className="ask-bar">
              <div style={{ inlineSize: `${Math.max(4, percentage ?? 4)}%` }} />
            </div>
          </>
        )}
      </ProgressBar>
      {cancel && <ActionButton onPress={cancel}>{say('answer.cancel')}</ActionButton>}
    </div>
  );
};

const Wrong = ({ error }: { error: Error }) => {
  const { say } = useWords();
  const told = error instanceof ApiError && error.status !== 0 && error.status !== 404;
  return (
    <p className="ask-wrong" role="alert">
      <Icon name="warning" />
      <span>
        {error instanceof ApiError && error.status === 404
          ? say('answer.gone')
          : told
            ? error.message
            : say('form.noAnswer')}
      </span>
    </p>
  );
};

type Asking = ReturnType<typeof useAnswer>;

/** What came of a question, or how far it is. */
export const Result = ({ asking, onAgain }: { asking: Asking; onAgain: () => void }) => {
  const { say, text } = useWords();
  const { info, error } = asking;
  const place = useRef<HTMLDivElement>(null);
  const shownId = info?.state === 'done' ? info.id : null;
  useEffect(() => {
    // On a phone the answer stands below the form.
    if (shownId && place.current && place.current.getBoundingClientRect().top > window.innerHeight * 0.6)
      place.current.scrollIntoView({ block: 'start' });
  }, [shownId]);
  return (
    <div className="ask-result" ref={place} aria-live="polite">
      {error && <Wrong error={error} />}
      {asking.isLoading && <Loading />}
      {asking.isUnderWay && <UnderWay progress={info?.progress ?? null} cancel={asking.cancel} />}
      {info?.state === 'cancelled' && (
        <div className="empty">
          <Icon name="close" />
          <p>{say('answer.cancelled')}</p>
        </div>
      )}
      {info?.state === 'failed' && (
        <p className="ask-wrong" role="alert">
          <Icon name="warning" />
          <span>{info.error ? text(info.error.title) : say('answer.failed')}</span>
        </p>
      )}
      {info?.state === 'done' && <Answer key={info.id} info={info} onAgain={onAgain} />}
      {!info && !asking.isLoading && !error && (
        <div className="empty">
          <Icon name="map" />
          <p>{say('answer.none')}</p>
        </div>
      )}
    </div>
  );
};
