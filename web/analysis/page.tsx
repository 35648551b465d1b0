import { useEffect, useRef, useState } from 'react';
import { ProgressBar } from 'react-aria-components';
import { navigate, useSearch } from 'wouter/use-browser-location';
import type { QuestionKind } from '../../sql/model/analysis.ts';
import type { LayerInfo } from '../../sql/model/api.ts';
import { ApiError } from '../api.ts';
import { useLayers } from '../explore/data.ts';
import { useWords } from '../i18n/intl.tsx';
import type { MessageKey } from '../i18n/messages.ts';
import { withLook } from '../look.ts';
import { Heading } from '../shell/heading.tsx';
import { ActionButton } from '../ui/action-button.tsx';
import { Icon, type IconName } from '../ui/icon.tsx';
import { Failed, Loading } from '../ui/state.tsx';
import '../ui/form/form.css';
import './analysis.css';
import { Answer } from './answer.tsx';
import { FieldOf } from './field.tsx';
import { fieldsOf, withUsual } from './fields.ts';
import { changed, type Form, formatForm, KINDS, kindOf, parseForm, questionOf } from './form.ts';
import { Preview } from './preview.tsx';
import { useAnswer } from './use-answer.ts';

const ICONS: Record<QuestionKind, IconName> = {
  trend: 'chart',
  change: 'clock',
  cover: 'swipe',
  'by-place': 'table',
  within: 'locate',
  near: 'target',
  nearest: 'ruler',
  intersect: 'layers',
  'hot-spots': 'warning',
  buffer: 'plus',
};

const go = (form: Form, replace = true): void =>
  navigate(withLook(formatForm(form), window.location.search), { replace });

/** What can be asked, in plain words; once it is chosen, the others stand back. */
const Kinds = ({ form }: { form: Form }) => {
  const { say } = useWords();
  const chosen = kindOf(form);
  const [isOpen, setIsOpen] = useState(chosen === null);
  return (
    <section className="ask-kinds" aria-label={say('ask.kinds')}>
      {(isOpen || chosen === null ? KINDS : [chosen]).map((kind) => (
        <button
          key={kind}
          type="button"
          className="ask-kind"
          aria-pressed={chosen === kind}
          onClick={() => {
            if (kind !== chosen) go({ ask: kind, ...(form.of ? { of: form.of } : {}) }, false);
            setIsOpen(false);
          }}
        >
          <Icon name={ICONS[kind]} />
          <span>{say(`ask.kind.${kind}` as MessageKey)}</span>
        </button>
      ))}
      {!isOpen && chosen !== null && (
        <button type="button" className="ask-kind ask-other" onClick={() => setIsOpen(true)}>
          <Icon name="down" />
          <span>{say('ask.other')}</span>
        </button>
      )}
    </section>
  );
};

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

const Result = ({ asking, onAgain }: { asking: Asking; onAgain: () => void }) => {
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
      {info?.state === 'cancelled' && <p className="muted">{say('answer.cancelled')}</p>}
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

const Filling = ({ form, layers }: { form: Form; layers: readonly LayerInfo[] }) => {
  const { say } = useWords();
  const known = new Map(layers.map((info) => [info.layer.id, info]));
  const fields = fieldsOf(form, known);
  const filled = withUsual(form, fields);
  const question = questionOf(filled);
  const asking = useAnswer(form.answer, (answer) => go({ ...filled, answer }, false));
  const ask = () => question && asking.ask(question);
  return (
    <div className="ask">
      <div className="ask-form">
        <Kinds form={form} />
        {fields.length > 0 && (
          <form
            className="panel-card stack"
            aria-label={say('ask.form')}
            onSubmit={(event) => {
              event.preventDefault();
              ask();
            }}
          >
            {fields.map((field) => (
              <FieldOf
                key={`${form.ask} ${field.name}`}
                {...{ field, layers }}
                form={filled}
                set={(name, value) => go(changed(filled, { [name]: value }))}
              />
            ))}
            <Preview question={question} layers={layers} />
            <ActionButton kind="primary" isSubmit isWide isPending={asking.isAsking} isDisabled={!question}>
              {say('ask.go')}
            </ActionButton>
          </form>
        )}
      </div>
      <Result asking={asking} onAgain={ask} />
    </div>
  );
};

/** Questions about what is where and what changes, asked in plain words. */
export const AnalysisPage = () => {
  const { say } = useWords();
  const form = parseForm(useSearch());
  const layers = useLayers();
  return (
    <>
      <Heading lead={<p>{say('ask.lead')}</p>} />
      {layers.isError && <Failed retry={() => void layers.refetch()} />}
      {layers.isPending && <Loading />}
      {layers.data && <Filling form={form} layers={layers.data} />}
    </>
  );
};
